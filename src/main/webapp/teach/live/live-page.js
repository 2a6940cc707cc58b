// @ts-check
/** A class while it is at an assignment: who has begun, how far they are, how long they have; pausing and more time at hand. */
import {html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {View, entitle} from '../../platform/view.js';
import {bringTexts, inOwn, number, spoken, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {UNCHANGED, send, serverNow} from '../../platform/rest.js';
import {clock, moment, span} from '../../platform/when.js';
import {sized} from '../../platform/sized.js';
import * as icons from '../../platform/icons.js';
import {stacked} from '../../platform/stacked.js';
import {badge, due, failure} from '../../learn/parts.js';
import {assignmentHead, refusals, sets} from '../frame.js';
import '../setup/interventions.js';

/** @typedef {import('../frame.js').Course} Course */
/** @typedef {import('../setup/form.js').Given} Given */
/** @typedef {{id: string, number: number, state: 'OPEN' | 'PAUSED' | 'HANDED_IN' | 'OVER', answered: number, exercises: number, startedAt: string, endsAt?: string, remainingSeconds?: number, endedAt?: string, writtenAt?: string}} Sitting */
/** @typedef {{id: string, username: string, displayName: string, part: number, attempt?: Sitting}} Learner */
/** @typedef {'absent' | 'running' | 'paused' | 'done'} Standing */

/** How often it is asked how things stand, in milliseconds. */
const ASK_MILLIS = 4_000;

/** How often what is left of the time is said anew, in milliseconds. */
const TICK_MILLIS = 1_000;

/** Less is left: said more strongly. */
const SHORT_SECONDS = 5 * 60;

/** So many rows are shown at once, and so many more whenever somebody asks. */
const ROWS = 50;

/** Where there is nothing to say; a phone leaves its place out. */
const NONE = html`<span class="nil">–</span>`;

/** @type {Standing[]} */
const STANDINGS = ['absent', 'running', 'paused', 'done'];

/** @param {Learner} learner @returns {Standing} */
function standing({attempt}) {
  if (!attempt) return 'absent';
  return attempt.state === 'OPEN' ? 'running' : attempt.state === 'PAUSED' ? 'paused' : 'done';
}

class LivePage extends View {
  static properties = {place: {attribute: false}, learners: {state: true}, which: {state: true}, text: {state: true}, room: {state: true}, faults: {state: true}, lost: {state: true}};

  constructor() {
    super();
    /** @type {import('../../platform/router.js').Place} */
    this.place = {};
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {Given | undefined} */
    this.assignment = undefined;
    /** @type {Learner[] | undefined} */
    this.learners = undefined;
    /** @type {string | undefined} */
    this.tag = undefined;
    /** How each part of the class was when it was last told. @type {string | undefined} */
    this.parts = undefined;
    /** @type {Standing | 'all'} */
    this.which = 'all';
    /** What is looked for in names. */
    this.text = '';
    /** So many rows are shown at most: a large class stays quick, and Tab comes past its table. */
    this.room = ROWS;
    /** @type {string[]} */
    this.faults = [];
    /** Whether the last question was not answered: what is shown is old. */
    this.lost = false;
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {number | undefined} */
    this.ticker = undefined;
    this.seen = () => {
      if (document.visibilityState === 'visible') this.ask();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.seen);
    this.ticker = setInterval(() => this.requestUpdate(), TICK_MILLIS);
    this.fetch();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.seen);
    clearInterval(this.ticker);
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  get address() {
    return `/api/v1/courses/${this.place.course}/assignments/${this.place.assignment}`;
  }

  async fetch() {
    const [course, given, watched] = await Promise.all([send('GET', `/api/v1/courses/${this.place.course}`), send('GET', this.address), send('GET', `${this.address}/watch`)]);
    this.faults = refusals([course, given, watched]);
    if (!course.ok || !given.ok || !watched.ok) return;
    this.course = course.body;
    this.assignment = given.body;
    this.take(watched);
    this.later();
  }

  /** Takes all learners, or those whose part of the class is other now. @param {import('../../platform/rest.js').Done} answer */
  take(answer) {
    this.tag = answer.tag;
    const {learners, parts, changed} = answer.body;
    const names = new Intl.Collator(spoken(), {numeric: true, sensitivity: 'base'});
    const same = changed && this.learners ? this.learners.filter(({part}) => !changed.includes(part)) : [];
    this.parts = parts;
    this.learners = [...same, ...learners].sort((/** @type {Learner} */ a, /** @type {Learner} */ b) => names.compare(a.displayName, b.displayName));
  }

  later() {
    clearTimeout(this.timer);
    if (this.isConnected) this.timer = setTimeout(() => this.ask(), ASK_MILLIS);
  }

  /** Asks how things stand; nobody asks while nobody looks. */
  async ask() {
    clearTimeout(this.timer);
    if (!this.course || document.visibilityState !== 'visible') return;
    const answer = await send('GET', `${this.address}/watch${this.parts ? `?seen=${this.parts}` : ''}`, undefined, {seen: this.tag});
    this.lost = !answer.ok;
    if (answer.ok && answer.status !== UNCHANGED) this.take(answer);
    this.later();
  }

  updated() {
    if (this.assignment) entitle(`${t('shell.live')}: ${inOwn(this.assignment.title)}`);
  }

  /** Has the buttons below concern one learner. @param {Learner} learner */
  async choose({id}) {
    const acts = /** @type {import('../setup/interventions.js').Interventions | null} */ (this.querySelector('ack-interventions'));
    if (!acts) return;
    acts.learner = id;
    await acts.updateComplete;
    /** @type {HTMLElement | null} */ (acts.querySelector('#during-minutes'))?.focus();
  }

  /** Those who are looked for. @param {Learner[]} learners */
  wanted(learners) {
    const words = this.text.toLocaleLowerCase(spoken()).split(/\s+/).filter(Boolean);
    return learners.filter((one) => {
      const name = `${one.displayName} ${one.username}`.toLocaleLowerCase(spoken());
      return (this.which === 'all' || standing(one) === this.which) && words.every((word) => name.includes(word));
    });
  }

  /** @param {{which?: Standing | 'all', text?: string}} narrower */
  narrow({which = this.which, text = this.text}) {
    this.which = which;
    this.text = text;
    this.room = ROWS;
  }

  /** Shows more rows; the focus goes to the first of them. @param {number} before how many there were */
  async more(before) {
    this.room = before + ROWS;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelectorAll('.watch tbody a')[before])?.focus();
  }

  /** @param {Learner[]} learners */
  sums(learners) {
    return html`<div class="standings" role="group" aria-label=${t('live.show')}>${STANDINGS.map((which) => html`<button type="button" class=${`standing is-${which}`} aria-pressed=${this.which === which ? 'true' : 'false'} @click=${() => this.narrow({which: this.which === which ? 'all' : which})}><b>${number(learners.filter((one) => standing(one) === which).length)}</b><span>${t(`live.standing.${which}`)}</span></button>`)}</div>`;
  }

  /** @param {Learner[]} wanted @param {Learner[]} learners */
  tools(wanted, learners) {
    const n = wanted.length;
    return html`<form class="tools" role="search" aria-label=${t('teach.look')} @submit=${(/** @type {Event} */ event) => event.preventDefault()}><label class="field"><span>${t('teach.name')}</span><input type="search" autocomplete="off" spellcheck="false" .value=${this.text} @input=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => this.narrow({text: event.currentTarget.value})}></label>
      <p class="found" role="status">${n === learners.length ? t('teach.learners', {n}) : t('teach.found', {n, of: number(learners.length)})}</p></form>`;
  }

  /** @param {Sitting} attempt */
  left(attempt) {
    if (attempt.state === 'PAUSED') return attempt.remainingSeconds === undefined ? NONE : html`${icons.pause()}${clock(attempt.remainingSeconds)}`;
    if (attempt.state !== 'OPEN') return NONE;
    if (!attempt.endsAt) return t('live.noEnd');
    const seconds = (Date.parse(attempt.endsAt) - serverNow()) / 1000;
    return html`<span class=${seconds < SHORT_SECONDS ? 'left short' : 'left'}>${clock(Math.max(0, seconds))}</span>`;
  }

  /** @param {Learner} learner @param {number} i @param {Course} course */
  row(learner, i, course) {
    const {attempt} = learner;
    const which = standing(learner);
    const tone = /** @type {const} */ ({absent: 'quiet', running: 'live', paused: 'note', done: 'ok'})[which];
    const share = attempt && attempt.exercises > 0 ? attempt.answered / attempt.exercises : 0;
    return html`<tr aria-rowindex=${i + 2}><th scope="row"><a href=${`/teach/timeline/${course.id}/${this.place.assignment}/${learner.id}`}>${learner.displayName}</a><small>${learner.username}</small></th>
      <td>${badge(tone, t(attempt?.state === 'OVER' ? 'live.over' : `live.is.${which}`))}</td>
      <td>${attempt ? html`<span class="bar-cell"><span class="bar-track" aria-hidden="true"><span class=${share >= 1 ? 'ok' : ''} ${sized({'--share': `${share * 100}%`})}></span></span><span>${t('live.answered', {done: String(attempt.answered), n: attempt.exercises})}</span></span>` : NONE}</td>
      <td class="n">${attempt ? this.left(attempt) : NONE}</td>
      <td>${attempt?.writtenAt ? html`<time datetime=${attempt.writtenAt} title=${moment(attempt.writtenAt, course.zone)}>${t('live.ago', {span: span(Math.max(0, (serverNow() - Date.parse(attempt.writtenAt)) / 1000))})}</time>` : NONE}</td>
      <td>${sets(course) && which !== 'done' ? html`<button type="button" class="btn small" @click=${() => this.choose(learner)}>${t('live.act')}<span class="unseen">: ${learner.displayName}</span></button>` : nothing}</td></tr>`;
  }

  /** @param {Learner[]} wanted @param {Course} course */
  table(wanted, course) {
    const shown = wanted.slice(0, this.room);
    const rest = wanted.length - shown.length;
    return html`<section class="card"><div class="table-box" role="region" aria-label=${t('shell.live')} tabindex="0"><table class="plain watch" aria-rowcount=${wanted.length + 1} ${stacked()}><thead><tr aria-rowindex="1"><th scope="col">${t('teach.learner')}</th><th scope="col">${t('live.state')}</th><th scope="col">${t('live.progress')}</th><th scope="col" class="n">${t('live.left')}</th><th scope="col">${t('live.written')}</th><th scope="col"><span class="unseen">${t('live.act')}</span></th></tr></thead>
      <tbody>${repeat(shown, ({id}) => id, (one, i) => this.row(one, i, course))}</tbody></table></div>${rest === 0 ? nothing : html`<p class="pad acts"><button type="button" class="btn more" @click=${() => this.more(shown.length)}>${t('live.more', {n: Math.min(ROWS, rest)})}</button></p>`}</section>`;
  }

  render() {
    const {course, assignment, learners} = this;
    if (!course || !assignment || !learners) return html`<div class="learn teach wide">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    const wanted = this.wanted(learners);
    return html`<div class="learn teach wide live setup">${assignmentHead(course, assignment, 'live')}<p class="facts">${due(assignment, course.zone, serverNow())}<span role="status" class=${this.lost ? 'stale' : ''}>${t(this.lost ? 'live.lost' : 'live.byItself')}</span></p>
      ${this.sums(learners)}${learners.length === 0 ? nothing : this.tools(wanted, learners)}
      ${wanted.length === 0 ? html`<p class="card pad none">${t(learners.length === 0 ? 'teach.noLearners' : 'teach.noneFound')}</p>` : this.table(wanted, course)}${sets(course) ? html`<ack-interventions .course=${course} .assignment=${assignment} @intervened=${() => this.ask()}></ack-interventions>` : nothing}</div>`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringTexts('teach/live'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('teach/setup/setup.css'), bringStyles('teach/live/live.css')]);
customElements.define('ack-live', LivePage);
