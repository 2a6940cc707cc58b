// @ts-check
/** A question as a learner gets it, by the same pieces; beside it what every answer gets. */
import {html, nothing} from 'lit';
import {keyed} from 'lit-html/directives/keyed.js';
import {View} from '../platform/view.js';
import {inOwn, percent, spoken, t} from '../platform/texts.js';
import {badge} from '../learn/parts.js';
import {kindElement} from '../learn/kinds/element.js';
import {prose} from '../learn/kinds/kind.js';
import {kindOf} from '../learn/kinds/kinds.js';

/** @typedef {import('../learn/kinds/kinds.js').Exercise} Exercise */
/** @typedef {{exercise: Exercise, hintsHtml: string[], explanationHtml: string}} Shown */
/** @typedef {'KEY' | 'LISTED' | 'BELIEVED' | 'TRIED'} From */
/** @typedef {{kind: From, answer: string, belief?: string, beliefText?: {en: string, ko: string}, verdict: string, at?: number, code?: string, score: number, feedbackHtml: Record<string, string>[]}} Judged */
/** @typedef {{seed: string, varies: boolean, shown: Record<string, Shown>, answers: Judged[]}} Looked */
/** @typedef {{count: number, bound: 'NONE' | 'ANSWERS' | 'SEARCH', linesMost: number, shortest: string[]}} Answers */

/** @type {Record<string, 'ok' | 'bad' | 'note'>} */
const TONES = {VALID: 'ok', INVALID: 'bad', INCOMPLETE: 'note', UNDECIDED: 'note', UNREADABLE: 'bad'};

/** @type {From[]} */
const ORDER = ['TRIED', 'KEY', 'LISTED', 'BELIEVED'];

class Preview extends View {
  static properties = {looked: {attribute: false}, turns: {attribute: false}, answers: {attribute: false}, seed: {attribute: false}, language: {state: true}, written: {state: true}, brought: {state: true}};

  constructor() {
    super();
    /** @type {Looked | undefined} */
    this.looked = undefined;
    /** Has the machine answer in a conversation. @type {(answer: string) => Promise<import('../platform/rest.js').Answer>} */
    this.turns = () => Promise.reject(new Error('nobody listens'));
    /** @type {Answers | undefined} */
    this.answers = undefined;
    this.seed = '0';
    /** @type {'en' | 'ko'} */
    this.language = spoken();
    this.written = '';
    /** The kinds whose modules are here. @type {Set<string>} */
    this.brought = new Set();
  }

  /** It follows the page, until it is asked for the other language. */
  spokenTo() {
    this.language = spoken();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // Another learner gets another exercise.
    if (changed.has('seed')) this.written = '';
    if (!changed.has('looked')) return;
    const type = this.looked?.shown.en?.exercise.type;
    if (type && !this.brought.has(type)) {
      kindOf(type)?.load().then(() => {
        this.brought = new Set(this.brought).add(type);
      });
    }
  }

  /** @param {string} name @param {string} detail */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail}));
  }

  bar() {
    /** @param {string} seed */
    const to = (seed) => this.tell('seed', seed);
    return html`<div class="preview-bar"><div class="modes" role="group" aria-label=${t('author.language')}>${/** @type {const} */ (['en', 'ko']).map((one) => html`<button type="button" lang=${one} aria-pressed=${this.language === one ? 'true' : 'false'} @click=${() => {
      this.language = one;
    }}>${one === 'ko' ? '한국어' : 'English'}</button>`)}</div>
      <label class="field seed"><span>${t('author.seed')}</span><input type="number" min="0" step="1" .value=${this.seed} @change=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => to(event.currentTarget.value || '0')}></label>
      <button type="button" class="btn small" @click=${() => to(String(Number(this.seed) + 1))}>${t('author.nextSeed')}</button>
      ${this.looked && !this.looked.varies ? html`<span class="hint">${t('author.sameForAll')}</span>` : nothing}</div>`;
  }

  /** @param {Shown} shown */
  question({exercise, hintsHtml, explanationHtml}) {
    if (!this.brought.has(exercise.type)) return nothing;
    /** @param {string} text */
    const wrote = (text) => {
      this.written = text;
    };
    return html`<div class="previewed" lang=${this.language}><h3>${exercise.title}</h3><div class="prose">${prose(exercise.taskHtml)}</div>
      ${keyed(`${this.seed} ${this.language} ${exercise.type}`, html`<div class="kind">${exercise.type === 'converse' ? html`<ack-converse .exercise=${exercise} .written=${this.written} .turns=${this.turns} @write=${(/** @type {CustomEvent<string>} */ event) => wrote(event.detail)}></ack-converse>` : kindElement(exercise, {written: this.written, locked: false, onWrite: wrote})}</div>`)}
      <p class="acts" lang=${spoken()}><button type="button" class="btn" @click=${() => this.tell('try', this.written)}>${t('author.try')}</button></p>
      ${hintsHtml.length > 0 ? html`<details><summary lang=${spoken()}>${t('author.hints', {n: hintsHtml.length})}</summary>${hintsHtml.map((hint) => html`<div class="prose">${prose(hint)}</div>`)}</details>` : nothing}
      <details><summary lang=${spoken()}>${t('author.explanation')}</summary><div class="prose">${prose(explanationHtml)}</div></details></div>`;
  }

  /** @param {Judged} one */
  judged({answer, belief, beliefText, verdict, at, code, score, feedbackHtml}) {
    return html`<li class="judged"><pre tabindex="0" role="group" aria-label=${t('author.answer')}>${answer === '' ? t('author.emptyAnswer') : answer}</pre>
      <p class="facts">${badge(TONES[verdict] ?? 'note', html`<span>${verdict}</span>`)}<b>${percent(score)}</b>${at ? html`<span>${t('author.atLine', {line: String(at)})}</span>` : nothing}${code ? html`<code>${code}</code>` : nothing}</p>
      ${belief ? html`<p class="said-belief">${beliefText ? inOwn(beliefText) : nothing} <code>${belief}</code></p>` : nothing}
      ${feedbackHtml.map((said) => html`<div class="prose said-by" lang=${this.language}>${prose(said[this.language] ?? '')}</div>`)}
      ${feedbackHtml.length === 0 && verdict !== 'VALID' ? html`<p class="hint">${t('author.noFeedback')}</p>` : nothing}</li>`;
  }

  /** How many answers are right. */
  counted() {
    if (!this.answers) return nothing;
    const {count, bound, linesMost, shortest} = this.answers;
    return html`<div class="counted"><p><b>${t(bound === 'ANSWERS' ? 'author.atLeast' : 'author.nRight', {n: count})}</b> <span class="hint">${t(bound === 'SEARCH' ? 'author.searched' : 'author.upTo', {lines: String(linesMost)})}</span></p>
      ${shortest.length > 0 ? html`<p class="hint">${t('author.shortest')}</p><pre tabindex="0" role="group" aria-label=${t('author.shortest')}>${shortest.join('\n')}</pre>` : nothing}</div>`;
  }

  render() {
    const shown = this.looked?.shown[this.language];
    const answers = this.looked?.answers ?? [];
    return html`<section class="card pad" aria-labelledby="preview-name"><h2 id="preview-name" class="small-name">${t('author.preview')}</h2>${this.bar()}${shown ? this.question(shown) : html`<p class="none">${t('author.noPreview')}</p>`}</section>
      ${answers.length > 0 || this.answers ? html`<section class="card pad" aria-labelledby="answers-name"><h2 id="answers-name" class="small-name">${t('author.answers')}</h2>${this.counted()}${ORDER.map((from) => {
        const some = answers.filter(({kind}) => kind === from);
        return some.length === 0 ? nothing : html`<h3 class="group-name">${t(`author.from.${from}`)}</h3><ul class="judgements">${some.map((one) => this.judged(one))}</ul>`;
      })}</section>` : nothing}`;
  }
}

customElements.define('ack-preview', Preview);
