// @ts-check
/** All questions that an author sees, filtered by what is looked for; and new ones. */
import {html, nothing} from 'lit';
import {View, say} from '../platform/view.js';
import {inOwn, t} from '../platform/texts.js';
import {freshKey, list, send} from '../platform/rest.js';
import {go} from '../platform/router.js';
import {stacked} from '../platform/stacked.js';
import {badge, failure} from '../learn/parts.js';
import {refusals} from '../teach/frame.js';
import './own-quiz.js';
import {template} from './template.js';

/** @typedef {{title: {en: string, ko: string}, type: string, difficulty: 'EASY' | 'MEDIUM' | 'HARD', varies: boolean, tags: string[], claims: string[], misconceptions: string[]}} About */
/** @typedef {'IN_FILES' | 'DRAFT' | 'PUBLISHED' | 'CHANGED' | 'RETIRED'} Standing */
/** @typedef {{id: string, quiz: string, source: 'FILES' | 'PAGES', standing: Standing, version?: number, published?: number, about?: About, savedAt: string}} Row */
/** @typedef {{id: string, title: {en: string, ko: string}, description: {en: string, ko: string}}} Quiz */
/** @typedef {{text: string, quiz: string, type: string, difficulty: string, standing: string}} Filter */

const CHOICES = /** @type {const} */ (['quiz', 'type', 'difficulty', 'standing']);

/** @type {Record<Standing, 'quiet' | 'live' | 'ok' | 'note'>} */
const TONES = {IN_FILES: 'quiet', DRAFT: 'note', PUBLISHED: 'ok', CHANGED: 'live', RETIRED: 'quiet'};

/** How a question stands. @param {Standing} standing */
export const standing = (standing) => badge(TONES[standing], t(`author.standing.${standing}`));

/** What of a row is chosen by. @param {Row} row @param {typeof CHOICES[number]} by */
const facet = (row, by) => (by === 'quiz' ? row.quiz : by === 'standing' ? row.standing : row.about?.[by] ?? '');

class Bank extends View {
  static properties = {rows: {state: true}, quizzes: {state: true}, faults: {state: true}, filter: {state: true}, fields: {state: true}, quizFor: {state: true}};

  constructor() {
    super();
    /** @type {Row[] | undefined} */
    this.rows = undefined;
    /** @type {Quiz[]} */
    this.quizzes = [];
    /** @type {string[]} */
    this.faults = [];
    /** @type {Filter} */
    this.filter = {text: new URLSearchParams(location.search).get('claim') ?? '', quiz: '', type: '', difficulty: '', standing: ''};
    /** What was refused of a new one. @type {string[]} */
    this.fields = [];
    /** The quiz of the next question; '' where it is to begin one. */
    this.quizFor = '';
    /** What was asked for once is asked for by the same key again. @type {Map<string, string>} */
    this.keys = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const [rows, quizzes] = await Promise.all([list('/api/v1/authoring/questions?limit=200'), list('/api/v1/authoring/quizzes?limit=200')]);
    this.faults = refusals([rows, quizzes]);
    if (!rows.ok || !quizzes.ok) return;
    this.quizzes = quizzes.items;
    this.quizFor = this.quizzes[0]?.id ?? '';
    this.rows = rows.items;
  }

  /** @param {Row} row */
  fits(row) {
    const {text} = this.filter;
    const said = [row.id, ...(row.about ? [row.about.title.en, row.about.title.ko, ...row.about.tags, ...row.about.claims, ...row.about.misconceptions] : [])].join(' ').toLowerCase();
    return said.includes(text.trim().toLowerCase()) && CHOICES.every((by) => this.filter[by] === '' || facet(row, by) === this.filter[by]);
  }

  /** @param {typeof CHOICES[number]} by @param {string} value */
  named(by, value) {
    return by === 'difficulty' ? t(`author.difficulty.${value}`) : by === 'standing' ? t(`author.standing.${value}`) : by === 'type' ? t(`type.${value}`) : value;
  }

  /** @param {typeof CHOICES[number]} by @param {Row[]} rows */
  choice(by, rows) {
    const values = [...new Set(rows.map((row) => facet(row, by)))].filter(Boolean).sort();
    return html`<label class="field"><span>${t(`author.by.${by}`)}</span><select @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => this.narrow({[by]: event.currentTarget.value})}>
      <option value="">${t('author.all')}</option>${values.map((value) => html`<option value=${value} ?selected=${this.filter[by] === value}>${this.named(by, value)}</option>`)}</select></label>`;
  }

  /** @param {Partial<Filter>} more */
  narrow(more) {
    this.filter = {...this.filter, ...more};
  }

  /** @param {string} what @param {unknown} body @returns {Promise<boolean>} */
  async made(what, body) {
    const name = JSON.stringify([what, body]);
    const key = this.keys.get(name) ?? freshKey();
    this.keys.set(name, key);
    const answer = await send('POST', `/api/v1/authoring/${what}`, body, {key});
    if (!answer.ok) this.fields = [...this.fields, ...answer.faults];
    return answer.ok;
  }

  /** @param {SubmitEvent & {currentTarget: HTMLFormElement}} event */
  async begin(event) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    /** @param {string} name */
    const text = (name) => String(data.get(name) ?? '').trim();
    this.fields = [];
    const isNew = text('quiz') === '';
    const quiz = isNew ? text('newQuiz') : text('quiz');
    if (isNew) {
      const title = {en: text('titleEn'), ko: text('titleKo')};
      if (!(await this.made('quizzes', {id: quiz, title, description: title}))) return;
    }
    const id = text('id');
    if (!(await this.made('questions', {quiz, id, text: template(id)}))) return;
    say(t('author.begun', {id}));
    go(`/author/edit/${encodeURIComponent(id)}`);
  }

  form() {
    const isNew = this.quizFor === '';
    /** @param {string} name @param {string} label @param {string} [pattern] */
    const input = (name, label, pattern) => html`<label class="field"><span>${label}</span><input name=${name} required maxlength="60" autocomplete="off" spellcheck="false" pattern=${pattern ?? nothing}></label>`;
    const slug = '[a-z][a-z0-9]*(-[a-z0-9]+)*';
    return html`<details class="card files new-question"><summary><span>${t('author.new')}</span></summary><form class="pad" @submit=${this.begin}>
      <p class="hint">${t('author.newAbout')}</p>
      <div class="tools"><label class="field"><span>${t('author.by.quiz')}</span><select name="quiz" @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => {
        this.quizFor = event.currentTarget.value;
      }}>${this.quizzes.map(({id, title}) => html`<option value=${id} .selected=${id === this.quizFor}>${id} – ${inOwn(title)}</option>`)}<option value="" .selected=${isNew}>${t('author.newQuiz')}</option></select></label>
      ${isNew ? html`${input('newQuiz', t('author.quizId'), slug)}${input('titleEn', t('author.title.en'))}${input('titleKo', t('author.title.ko'))}` : nothing}
      ${input('id', t('author.questionId'), slug)}<button class="btn primary">${t('author.begin')}</button></div>
      <div role="alert">${this.fields.map((fault) => html`<p class="fault">${fault}</p>`)}</div></form></details>`;
  }

  /** @param {Row} row */
  row(row) {
    const {id, quiz, about} = row;
    return html`<tr><th scope="row"><a href=${`/author/edit/${encodeURIComponent(id)}`}>${about ? inOwn(about.title) : t('author.unreadable')}</a><small><code>${id}</code></small></th><td><code>${quiz}</code></td><td>${about ? t(`type.${about.type}`) : '–'}<small>${about ? html`<code>${about.type}</code>` : nothing}</small></td><td>${about ? t(`author.difficulty.${about.difficulty}`) : '–'}</td>
      <td>${standing(row.standing)}</td><td class="n">${about?.claims.length ?? '–'}</td><td class="n">${about?.misconceptions.length ?? '–'}</td></tr>`;
  }

  /** The quizzes that were made on the pages; before the questions, for these are many to come past. */
  own() {
    if (this.quizzes.length === 0) return nothing;
    return html`<details class="card files own"><summary><span>${t('author.ownQuizzes')}</span></summary><ul class="pad own-quizzes">${this.quizzes.map((quiz) => html`<li><ack-own-quiz .quiz=${quiz} .isOffered=${this.rows?.some((row) => row.quiz === quiz.id && (row.standing === 'PUBLISHED' || row.standing === 'CHANGED')) ?? false}></ack-own-quiz></li>`)}</ul></details>`;
  }

  render() {
    if (this.faults.length > 0) return failure(this.faults, () => this.fetch());
    if (!this.rows) return nothing;
    const found = this.rows.filter((row) => this.fits(row));
    return html`${this.form()}${this.own()}
      <form class="tools" role="search" aria-label=${t('author.look')} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label class="field"><span>${t('author.look')}</span><input type="search" autocomplete="off" spellcheck="false" .value=${this.filter.text} @input=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => this.narrow({text: event.currentTarget.value})}></label>
        ${CHOICES.map((by) => this.choice(by, this.rows ?? []))}<p class="found" role="status">${t('author.nFound', {n: found.length})}</p></form>
      <div class="card">${found.length === 0 ? html`<p class="pad none">${t('author.nothing')}</p>` : html`<div class="table-box" tabindex="0" role="region" aria-label=${t('author.part.questions')}><table class="plain bank asked" ${stacked()}><thead><tr><th scope="col">${t('author.question')}</th><th scope="col">${t('author.by.quiz')}</th><th scope="col">${t('author.by.type')}</th><th scope="col">${t('author.by.difficulty')}</th><th scope="col">${t('author.by.standing')}</th><th scope="col" class="n">${t('author.claims')}</th><th scope="col" class="n">${t('author.beliefs')}</th></tr></thead><tbody>${found.map((row) => this.row(row))}</tbody></table></div>`}</div>`;
  }
}

customElements.define('ack-bank', Bank);
