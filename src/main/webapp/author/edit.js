// @ts-check
/**
 * A question that is written: its file, what is found of it while one writes, and what learners get of it. What was
 * not saved is kept on this device. A question of a file is written as a copy, and the changed file is taken out.
 */
import {html, nothing} from 'lit';
import {View, say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {send} from '../platform/rest.js';
import {land} from '../platform/land.js';
import {badge, failure} from '../learn/parts.js';
import {refusals} from '../teach/frame.js';
import './source.js';
import './preview.js';
import {standing} from './bank.js';
import {diffed} from './diff.js';

/** @typedef {import('./bank.js').Row & {text: string}} Question */
/** @typedef {import('./source.js').Finding} Finding */

/** So long after the last key it is proven and shown. */
const REST_MILLIS = 700;

/** Statuses that say that the same may be asked again. */
const THROTTLED = 429;
const CHANGED = 412;

class Edit extends View {
  static properties = {question: {attribute: false}, known: {state: true}, text: {state: true}, findings: {state: true}, proof: {state: true}, looked: {state: true}, seed: {state: true}, faults: {state: true}, refused: {state: true}, busy: {state: true}, theirs: {state: true}, proving: {state: true}, compared: {state: true}};

  constructor() {
    super();
    this.question = '';
    /** The question as the server has it. @type {Question | undefined} */
    this.known = undefined;
    /** @type {string | undefined} */
    this.tag = undefined;
    this.text = '';
    /** @type {Finding[]} */
    this.findings = [];
    /** @type {{findings: Finding[], reach?: string, answers?: import('./preview.js').Answers} | undefined} */
    this.proof = undefined;
    /** @type {import('./preview.js').Looked | undefined} */
    this.looked = undefined;
    this.seed = '0';
    /** @type {string | undefined} */
    this.tried = undefined;
    /** @type {string[]} */
    this.faults = [];
    /** @type {string[]} */
    this.refused = [];
    this.busy = false;
    this.proving = false;
    /** Whether what was changed is shown. */
    this.compared = false;
    /** What somebody else saved meanwhile. @type {string | undefined} */
    this.theirs = undefined;
    /** Counts what was asked: an older answer gives way. */
    this.asked = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  /** What is found is in the language of whoever asks. */
  spokenTo() {
    if (this.known) this.look();
  }

  get address() {
    return `/api/v1/authoring/questions/${encodeURIComponent(this.question)}`;
  }

  get place() {
    return ['ackademy', 'author', this.question].join('.');
  }

  get isChanged() {
    return this.known !== undefined && this.text !== this.known.text;
  }

  /** Keeps on this device what is not saved. */
  keep() {
    try {
      if (this.isChanged) localStorage.setItem(this.place, this.text);
      else localStorage.removeItem(this.place);
    } catch {
      // Storage may be forbidden or full: then this page alone holds it.
    }
  }

  kept() {
    try {
      return localStorage.getItem(this.place) ?? undefined;
    } catch {
      return undefined;
    }
  }

  async fetch() {
    const answer = await send('GET', this.address);
    this.faults = refusals([answer]);
    if (!answer.ok) return;
    this.take(answer.body, answer.tag);
    this.text = this.kept() ?? answer.body.text;
    if (this.isChanged) say(t('author.keptHere'));
    await this.look();
  }

  /** @param {Question} known @param {string | undefined} tag */
  take(known, tag) {
    this.known = known;
    this.tag = tag;
  }

  /** @param {CustomEvent<string>} event */
  wrote(event) {
    this.text = event.detail;
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), REST_MILLIS);
  }

  /** Has it proven and shown, as it stands now. */
  async look() {
    clearTimeout(this.timer);
    const number = ++this.asked;
    const body = {id: this.question, text: this.text};
    this.proving = true;
    const [proof, looked] = await Promise.all([send('POST', '/api/v1/authoring/proofs', body), send('POST', '/api/v1/authoring/previews', {...body, seed: this.seed, ...(this.tried === undefined ? {} : {answer: this.tried})})]);
    if (number !== this.asked) return;
    this.proving = false;
    this.refused = [...new Set([proof, looked].flatMap((one) => (one.ok ? [] : one.faults)))];
    if (!proof.ok && proof.status === THROTTLED) return;
    if (proof.ok) {
      const before = this.findings.length;
      this.proof = proof.body;
      this.findings = proof.body.findings;
      if (this.findings.length !== before) say(this.findings.length === 0 ? t('author.proven') : t('author.nFindings', {n: this.findings.length}));
    }
    // What cannot be read keeps the last picture, which is better than none.
    if (looked.ok && looked.body.findings.length === 0) this.looked = looked.body;
  }

  /** Has the machine answer in a conversation with the learner of the seed. @param {string} answer */
  turns = (answer) => send('POST', '/api/v1/authoring/turns', {id: this.question, text: this.text, seed: this.seed, answer});

  /** @param {string} seed */
  async sow(seed) {
    this.seed = seed;
    await this.look();
  }

  /** @param {string} answer */
  async attempt(answer) {
    this.tried = answer;
    await this.look();
    const found = this.looked?.answers.find(({kind}) => kind === 'TRIED');
    if (found) say(`${t('author.from.TRIED')}: ${found.verdict}`);
  }

  /** @param {string} method @param {string} path @param {unknown} body @param {string} done @returns {Promise<boolean>} */
  async change(method, path, body, done) {
    this.busy = true;
    const answer = await send(method, this.address + path, body, {match: this.tag});
    this.busy = false;
    this.refused = answer.ok ? [] : answer.faults;
    if (!answer.ok && answer.status === CHANGED) await this.meet();
    if (!answer.ok) return false;
    this.take(answer.body, answer.tag);
    this.keep();
    this.theirs = undefined;
    say(done);
    return true;
  }

  /** Somebody else saved meanwhile: both are shown, and nothing is lost. */
  async meet() {
    const answer = await send('GET', this.address);
    if (!answer.ok) return;
    this.theirs = answer.body.text;
    this.take(answer.body, answer.tag);
  }

  async save() {
    if (!this.isChanged || this.busy || this.known?.source === 'FILES') return;
    await this.change('PUT', '', {text: this.text}, t('author.saved'));
  }

  async publish() {
    if (this.isChanged && !(await this.change('PUT', '', {text: this.text}, t('author.saved')))) return;
    await this.change('PUT', '/publication', undefined, t('author.published'));
  }

  async retire() {
    const {agreed} = await import('../platform/dialog.js');
    if (!(await agreed({title: t('author.retireTitle', {id: this.question}), body: html`<p>${t('author.retireBody')}</p>`, act: t('author.retire'), tone: 'bad'}))) return;
    await this.change('DELETE', '/publication', undefined, t('author.retired'));
    await land(this, '.head-acts .btn.primary');
  }

  takeTheirs() {
    this.text = this.known?.text ?? '';
    this.theirs = undefined;
    this.keep();
    this.look();
  }

  /** The file as it stands here. */
  download() {
    const anchor = document.createElement('a');
    anchor.href = URL.createObjectURL(new Blob([this.text], {type: 'application/yaml'}));
    anchor.download = `${this.question}.yaml`;
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  }

  /** @returns {any} */
  get source() {
    return this.querySelector('ack-source');
  }

  /** Goes to the next finding after where one is; after the last comes the first. */
  next() {
    const at = this.source.line;
    const found = this.findings.find(({line}) => line > at) ?? this.findings[0];
    if (found) this.source.goTo(found.line, found.column);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      this.save();
    } else if (event.key === 'F8') {
      event.preventDefault();
      this.next();
    }
  }

  /** @param {Question} known */
  acts(known) {
    if (known.source === 'FILES') {
      return html`<p class="notice-line">${t('author.inFile', {file: `quizzes/${known.quiz}/${known.id}.yaml`})}</p><div class="acts"><button type="button" class="btn primary" aria-disabled=${!this.isChanged} @click=${this.download}>${t('author.takeOutChanged')}</button>${this.compare()}</div>`;
    }
    const isOffered = known.standing === 'PUBLISHED' || known.standing === 'CHANGED';
    return html`<div class="acts"><button type="button" class="btn" aria-disabled=${!this.isChanged || this.busy} @click=${this.save}>${t('author.save')} <kbd aria-hidden="true">Ctrl S</kbd></button>
      <button type="button" class="btn primary" aria-disabled=${this.busy || (known.standing === 'PUBLISHED' && !this.isChanged)} @click=${this.publish}>${t('author.publish')}</button>
      ${this.compare()}<button type="button" class="btn" @click=${this.download}>${t('author.takeOut')}</button>${isOffered ? html`<button type="button" class="btn" aria-disabled=${this.busy} @click=${this.retire}>${t('author.retire')}</button>` : nothing}</div>`;
  }

  compare() {
    return html`<button type="button" class="btn" aria-disabled=${!this.isChanged} aria-expanded=${this.compared ? 'true' : 'false'} @click=${() => {
      this.compared = !this.compared;
    }}>${t('author.compare')}</button>`;
  }

  /** What is found of the file, each a way to its place. */
  messages() {
    const errors = this.findings.filter(({severity}) => severity === 'ERROR').length;
    const state = this.proving ? badge('quiet', t('author.proving')) : !this.proof ? nothing : errors > 0 ? badge('bad', t('author.nErrors', {n: errors})) : badge('ok', t('author.proven'));
    return html`<section class="card findings" aria-labelledby="findings-name"><div class="ph"><h2 id="findings-name">${t('author.findings')} ${state}</h2>${this.findings.length > 0 ? html`<button type="button" class="btn small" @click=${this.next}>${t('author.nextFinding')} <kbd aria-hidden="true">F8</kbd></button>` : nothing}</div>
      ${this.findings.length === 0 ? html`<p class="pad none">${this.proof ? t(`author.reach.${this.proof.reach ?? 'ONE'}`) : t('author.proving')}</p>` : html`<ol class="finding-list">${this.findings.map((one) => html`<li><button type="button" @click=${() => this.source.goTo(one.line, one.column)}>${badge(one.severity === 'ERROR' ? 'bad' : 'note', t(`author.severity.${one.severity}`))}<code>${one.line}:${one.column}</code><span>${one.text}</span></button></li>`)}</ol>`}</section>`;
  }

  render() {
    if (this.faults.length > 0) return failure(this.faults, () => this.fetch());
    const {known} = this;
    if (!known) return nothing;
    return html`<div class="editing" @keydown=${this.key}><div class="written">
        <div class="card pad head-acts"><p class="facts">${standing(known.standing)}<span><code>${known.quiz}</code></span>${known.version ? html`<span>${t('author.versionN', {number: String(known.version)})}</span>` : nothing}${this.isChanged ? badge('note', t('author.unsaved')) : nothing}</p>${this.acts(known)}
          <div role="alert">${this.refused.map((fault) => html`<p class="fault">${fault}</p>`)}</div></div>
        ${this.theirs === undefined ? nothing : html`<section class="card pad conflict" aria-labelledby="conflict-name"><h2 id="conflict-name" class="small-name">${t('author.meanwhile')}</h2><p>${t('author.meanwhileAbout')}</p><div class="acts"><button type="button" class="btn primary" @click=${this.save}>${t('author.saveMine')}</button><button type="button" class="btn" @click=${this.takeTheirs}>${t('author.takeTheirs')}</button></div></section>`}
        ${this.isChanged && (this.compared || this.theirs !== undefined) ? html`<section class="card" aria-labelledby="compared-name"><div class="ph"><h2 id="compared-name">${t('author.compared')}</h2></div>${diffed(known.text, this.text, t('author.compared'))}</section>` : nothing}
        <section class="card" aria-label=${t('author.file')}><ack-source .text=${this.text} .findings=${this.findings} @write=${this.wrote}></ack-source></section>
        ${this.messages()}</div>
      <ack-preview class="looked" .looked=${this.looked} .turns=${this.turns} .answers=${this.proof?.answers} .seed=${this.seed} @seed=${(/** @type {CustomEvent<string>} */ event) => this.sow(event.detail)} @try=${(/** @type {CustomEvent<string>} */ event) => this.attempt(event.detail)}></ack-preview></div>`;
  }
}

await Promise.all([bringStyles('learn/run.css'), bringStyles('replay/ladder.css'), bringStyles('compose/compose.css')]);
customElements.define('ack-edit', Edit);
