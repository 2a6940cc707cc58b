// @ts-check
/** A quiz that was made on the pages: what it is called and what is said of it, changed where it stands. */
import {html, nothing} from 'lit';
import {View, say} from '../platform/view.js';
import {inOwn, t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {badge} from '../learn/parts.js';

/** @typedef {import('./bank.js').Quiz} Quiz */

/** What of a quiz is written, by language. @type {readonly ['title' | 'description', 'en' | 'ko'][]} */
const FIELDS = [['title', 'en'], ['title', 'ko'], ['description', 'en'], ['description', 'ko']];

/** As many characters as the server takes. */
const LENGTH_MAX = {title: 200, description: 2_000};

/** Somebody else changed it meanwhile. */
const CHANGED = 412;

class OwnQuiz extends View {
  static properties = {quiz: {attribute: false}, isOffered: {attribute: false}, seen: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {Quiz | undefined} */
    this.quiz = undefined;
    this.isOffered = false;
    /** What is changed, as the server has it. @type {{quiz: Quiz, tag: string | undefined} | undefined} */
    this.seen = undefined;
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
  }

  get address() {
    return `/api/v1/authoring/quizzes/${this.quiz?.id}`;
  }

  async fetch() {
    const answer = await send('GET', this.address);
    if (answer.ok) this.seen = {quiz: answer.body, tag: answer.tag};
    else this.faults = answer.faults;
  }

  async open() {
    this.faults = [];
    await this.fetch();
    await this.updateComplete;
    this.querySelector('input')?.focus();
  }

  async close() {
    this.seen = undefined;
    await this.updateComplete;
    this.querySelector('button')?.focus();
  }

  /** @param {SubmitEvent & {currentTarget: HTMLFormElement}} event */
  async save(event) {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.currentTarget);
    /** @param {string} name */
    const both = (name) => ({en: String(data.get(`${name}-en`) ?? ''), ko: String(data.get(`${name}-ko`) ?? '')});
    this.busy = true;
    const answer = await send('PUT', this.address, {title: both('title'), description: both('description')}, {match: this.seen?.tag});
    this.busy = false;
    this.faults = answer.ok ? [] : answer.faults;
    // What was written stays in its fields; saved again it goes before what somebody else wrote.
    if (!answer.ok && answer.status === CHANGED) this.tagAnew();
    if (!answer.ok) return;
    this.quiz = answer.body;
    say(t('author.saved'));
    await this.close();
  }

  async tagAnew() {
    const answer = await send('GET', this.address);
    if (answer.ok && this.seen) this.seen = {...this.seen, tag: answer.tag};
  }

  /** @param {Quiz} quiz */
  form(quiz) {
    return html`<form class="own-quiz" @submit=${this.save}>${FIELDS.map(([name, language]) => {
      const label = t(`author.${name}.${language}`);
      return html`<label class="field"><span>${label}</span>${name === 'title' ? html`<input name=${`${name}-${language}`} lang=${language} required maxlength=${LENGTH_MAX.title} autocomplete="off" .value=${quiz[name][language]}>` : html`<textarea name=${`${name}-${language}`} lang=${language} required rows="3" maxlength=${LENGTH_MAX.description} .value=${quiz[name][language]}></textarea>`}</label>`;
    })}
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      <p class="acts"><button class="btn primary" aria-disabled=${this.busy}>${t('author.save')}</button><button type="button" class="btn" @click=${this.close}>${t('shell.close')}</button></p></form>`;
  }

  render() {
    const {quiz, seen} = this;
    if (!quiz) return nothing;
    return html`<div class="own-head"><span>${inOwn(quiz.title)} <code>${quiz.id}</code></span><span class="acts">${seen ? nothing : html`<button type="button" class="btn small" @click=${this.open}>${t('author.describe')}<span class="unseen">: ${quiz.id}</span></button>`}${this.isOffered ? html`<a class="btn small" href=${`${this.address}/files`} download>${t('author.takeOutQuiz')}<span class="unseen">: ${quiz.id}</span></a>` : badge('quiet', t('author.notOffered'))}</span></div>
      ${seen ? this.form(seen.quiz) : this.faults.map((fault) => html`<p class="fault" role="alert">${fault}</p>`)}`;
  }
}

customElements.define('ack-own-quiz', OwnQuiz);
