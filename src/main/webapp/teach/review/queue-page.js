// @ts-check
/** What of a course waits for a person: answers that nobody could judge by rule, and appeals of learners. */
import {html, nothing} from 'lit';
import {View, entitle, say} from '../../platform/view.js';
import {bringTexts, inOwn, percent, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {freshKey, list, send} from '../../platform/rest.js';
import {moment} from '../../platform/when.js';
import {land} from '../../platform/land.js';
import {person} from '../../platform/session.js';
import * as icons from '../../platform/icons.js';
import {badge, failure} from '../../learn/parts.js';
import {courseHead, refusals} from '../frame.js';
import {learnersOf, nameOf} from '../people.js';
import './seen-answer.js';

/** @typedef {import('../frame.js').Course} Course */
/** @typedef {import('../../learn/desk.js').Answer} Answer */
/** @typedef {import('../../learn/kinds/kinds.js').Exercise} Exercise */
/** @typedef {{assignment: string, learner: string, claimedBy?: string, answer: Answer}} Waiting */
/** @typedef {{id: string, attempt: string, answer: string, learner: string, comment: string, appealedAt: string, state: 'OPEN' | 'UPHELD' | 'CHANGED', score?: number, reason?: string, repliedAt?: string}} Filed */
/** @typedef {{answer: Answer, exercise?: Exercise, assignment?: string}} Looked what is open: the answer with its exercise */

const COMMENT_MAX = 4000;

const PERCENT = 100;

/** As finely as the server keeps a share: 4.1 / 100 has more digits than that. */
const SHARE_DIGITS = 6;

/** The share of the points that stands in a form in percent. @param {FormData} data */
const share = (data) => Number((Number(data.get('score')) / PERCENT).toFixed(SHARE_DIGITS));

/** Somebody else was quicker, or it is decided. */
const CONFLICT = 409;

class QueuePage extends View {
  static properties = {place: {attribute: false}, waiting: {state: true}, appeals: {state: true}, which: {state: true}, open: {state: true}, looked: {state: true}, outcome: {state: true}, faults: {state: true}, refused: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {import('../../platform/router.js').Place} */
    this.place = {};
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {Waiting[] | undefined} */
    this.waiting = undefined;
    /** @type {Filed[]} */
    this.appeals = [];
    /** @type {'OPEN' | 'all'} */
    this.which = 'OPEN';
    /** The answer or appeal that is open. */
    this.open = '';
    /** @type {Looked | undefined} */
    this.looked = undefined;
    /** @type {'UPHELD' | 'CHANGED'} */
    this.outcome = 'UPHELD';
    /** @type {Map<string, string>} */
    this.assignments = new Map();
    /** @type {import('../people.js').Person[]} */
    this.people = [];
    /** @type {string[]} */
    this.faults = [];
    /** @type {string[]} */
    this.refused = [];
    this.busy = false;
    this.key = freshKey();
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  /** What is told of answers is in the language of whoever asks. */
  async spokenTo() {
    const {open} = this;
    if (open === '') return;
    const appeal = this.appeals.find(({id}) => id === open);
    const one = this.waiting?.find(({answer}) => answer.id === open)?.answer;
    this.looked = await this.found(appeal?.attempt ?? one?.attempt ?? '', appeal?.answer ?? one?.id ?? '');
  }

  get address() {
    return `/api/v1/courses/${this.place.course}`;
  }

  async fetch() {
    const [course, waiting, appeals, assignments, people] = await Promise.all([send('GET', this.address), list(`${this.address}/queue`), this.filed(), list(`${this.address}/assignments`), learnersOf(this.place.course)]);
    this.faults = refusals([course, waiting, appeals]);
    if (!course.ok || !waiting.ok || !appeals.ok) return;
    this.course = course.body;
    this.people = people;
    this.assignments = new Map(assignments.ok ? assignments.items.map(({id, title}) => [id, inOwn(title)]) : []);
    this.appeals = appeals.items;
    this.waiting = waiting.items;
  }

  filed() {
    return list(`${this.address}/appeals${this.which === 'OPEN' ? '?state=OPEN' : ''}`);
  }

  updated() {
    if (this.course) entitle(`${t('shell.queue')}: ${inOwn(this.course.title)}`);
  }

  /** An answer with its exercise as it stood. @param {string} attempt @param {string} id @returns {Promise<Looked | undefined>} */
  async found(attempt, id) {
    const [answer, whole] = await Promise.all([send('GET', `/api/v1/attempts/${attempt}/answers/${id}`), send('GET', `/api/v1/attempts/${attempt}`)]);
    this.refused = answer.ok ? [] : answer.faults;
    if (!answer.ok) return undefined;
    /** @type {Exercise[]} */
    const exercises = whole.ok ? (whole.body.exercises ?? []) : [];
    return {answer: answer.body, exercise: exercises.find((one) => one.id === answer.body.exercise), assignment: whole.ok ? whole.body.assignment : undefined};
  }

  /** Opens something, and shows it. @param {string} id @param {Looked | undefined} looked */
  async show(id, looked) {
    if (!looked) return;
    this.key = freshKey();
    this.outcome = 'UPHELD';
    this.looked = looked;
    this.open = id;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.opened h3'))?.focus();
  }

  /** @param {Waiting} one */
  async take(one) {
    const {answer} = one;
    const claimed = await send('PUT', `${this.address}/queue/${answer.id}/claim`);
    this.refused = claimed.ok ? [] : claimed.faults;
    if (!claimed.ok) {
      if (claimed.status === CONFLICT) await this.fetch();
      return;
    }
    this.waiting = this.waiting?.map((other) => (other.answer.id === answer.id ? {...other, claimedBy: person()?.id} : other));
    await this.show(answer.id, await this.found(answer.attempt, answer.id));
  }

  /** @param {Waiting} one */
  async leave({answer}) {
    await send('DELETE', `${this.address}/queue/${answer.id}/claim`);
    this.waiting = this.waiting?.map((other) => (other.answer.id === answer.id ? {...other, claimedBy: undefined} : other));
    await this.leaveAt(answer.id);
  }

  /** Closes what was opened; the focus is where it can be opened again. @param {string} id */
  async leaveAt(id) {
    this.open = '';
    await land(this, `[data-id="${id}"] .waiting-head .btn`);
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event @param {Waiting} one */
  async decide(event, {answer, learner}) {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.currentTarget);
    const comment = String(data.get('comment') ?? '').trim();
    const sent = await this.sent('POST', `${this.address}/queue/${answer.id}/decisions`, {score: share(data), ...(comment ? {comment} : {})});
    if (!sent) return;
    this.waiting = this.waiting?.filter((other) => other.answer.id !== answer.id);
    await this.close(t('queue.decided', {name: nameOf(this.people, learner)}));
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event @param {Filed} appeal */
  async reply(event, {id, learner}) {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.currentTarget);
    const sent = await this.sent('PUT', `${this.address}/appeals/${id}/reply`, {outcome: this.outcome, reason: String(data.get('reason')).trim(), ...(this.outcome === 'CHANGED' ? {score: share(data)} : {})});
    if (!sent) return;
    const appeals = await this.filed();
    if (appeals.ok) this.appeals = appeals.items;
    await this.close(t('queue.replied', {name: nameOf(this.people, learner)}));
  }

  /** @param {string} method @param {string} path @param {unknown} body */
  async sent(method, path, body) {
    this.busy = true;
    const answer = await send(method, path, body, {key: this.key});
    this.busy = false;
    if (answer.status !== 0) this.key = freshKey();
    this.refused = answer.ok ? [] : answer.faults;
    return answer.ok;
  }

  /** @param {string} told */
  async close(told) {
    this.open = '';
    this.looked = undefined;
    say(told);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('#queue-name'))?.focus();
  }

  /** @param {'OPEN' | 'all'} which */
  async choose(which) {
    this.which = which;
    const appeals = await this.filed();
    if (appeals.ok) this.appeals = appeals.items;
  }

  // ---- Looks

  /** @param {string} name */
  points(name) {
    return html`<label class="field points"><span>${t('queue.points')}</span><input name=${name} type="number" inputmode="decimal" min="0" max=${PERCENT} step="any" required></label>`;
  }

  alert() {
    return html`<div role="alert">${this.refused.map((fault) => html`<p class="fault">${fault}</p>`)}</div>`;
  }

  /** What is looked at, under its name. @param {string} name @param {unknown} form */
  opened(name, form) {
    const {looked} = this;
    if (!looked) return nothing;
    return html`<div class="opened"><h3 tabindex="-1">${looked.exercise?.title ?? looked.answer.exercise}<span class="unseen">, ${name}</span></h3><ack-seen-answer .answer=${looked.answer} .exercise=${looked.exercise}></ack-seen-answer>${form}</div>`;
  }

  /** @param {Waiting} one @param {Course} course */
  row(one, course) {
    const {answer, learner, claimedBy, assignment} = one;
    const name = nameOf(this.people, learner);
    const isOpen = this.open === answer.id;
    const isOthers = claimedBy !== undefined && claimedBy !== person()?.id;
    return html`<li class="waiting" data-id=${answer.id}><div class="waiting-head"><div><b>${name}</b><p class="facts"><span>${this.assignments.get(assignment) ?? ''}</span><span>${moment(answer.answeredAt, course.zone)}</span>${isOthers ? badge('note', t('queue.taken')) : claimedBy ? badge('live', t('queue.mine')) : nothing}</p></div>
        ${isOpen ? html`<button type="button" class="btn" @click=${() => this.leave(one)}>${t('queue.leave')}</button>` : html`<button type="button" class="btn" aria-disabled=${isOthers} @click=${() => this.take(one)}>${t('queue.take')}<span class="unseen">: ${name}</span></button>`}</div>
      ${isOpen ? this.opened(name, html`<form class="verdict-form" @submit=${(/** @type {Event & {currentTarget: HTMLFormElement}} */ event) => this.decide(event, one)}>${this.points('score')}<label class="field"><span>${t('queue.comment')}</span><textarea name="comment" rows="2" maxlength=${COMMENT_MAX}></textarea></label>${this.alert()}<div class="acts"><button class="btn primary" aria-disabled=${this.busy}>${t('queue.decide')}</button></div></form>`) : nothing}</li>`;
  }

  /** @param {Filed} appeal */
  form(appeal) {
    /** @param {'UPHELD' | 'CHANGED'} outcome */
    const choice = (outcome) => html`<label class="way"><input type="radio" name="outcome" value=${outcome} .checked=${this.outcome === outcome} @change=${() => {
      this.outcome = outcome;
    }}><span>${t(`queue.outcome.${outcome}`)}</span></label>`;
    return html`<form class="verdict-form" @submit=${(/** @type {Event & {currentTarget: HTMLFormElement}} */ event) => this.reply(event, appeal)}><fieldset class="ways"><legend>${t('queue.outcome.name')}</legend>${choice('UPHELD')}${choice('CHANGED')}</fieldset>${this.outcome === 'CHANGED' ? this.points('score') : nothing}
      <label class="field"><span>${t('queue.why')}</span><textarea name="reason" rows="3" required maxlength=${COMMENT_MAX}></textarea></label>${this.alert()}<div class="acts"><button type="button" class="btn" @click=${() => this.leaveAt(appeal.id)}>${t('shell.cancel')}</button><button class="btn primary" aria-disabled=${this.busy}>${t('queue.reply')}</button></div></form>`;
  }

  /** @param {Filed} appeal @param {Course} course */
  appeal(appeal, course) {
    const name = nameOf(this.people, appeal.learner);
    const isOpen = this.open === appeal.id;
    return html`<li class="waiting" data-id=${appeal.id}><div class="waiting-head"><div><b>${name}</b><p class="facts"><span>${moment(appeal.appealedAt, course.zone)}</span>${appeal.state === 'OPEN' ? nothing : badge(appeal.state === 'CHANGED' ? 'ok' : 'quiet', t(`queue.state.${appeal.state}`))}${appeal.score === undefined ? nothing : html`<span>${percent(appeal.score)}</span>`}</p></div>
        <button type="button" class="btn" aria-expanded=${isOpen ? 'true' : 'false'} @click=${async () => (isOpen ? (this.open = '') : this.show(appeal.id, await this.found(appeal.attempt, appeal.answer)))}>${t('queue.look')}<span class="unseen">: ${name}</span></button></div>
      <blockquote>${appeal.comment}</blockquote>${appeal.reason ? html`<p class="said-back"><b>${t('queue.answered')}</b> ${appeal.reason}</p>` : nothing}
      ${isOpen ? this.opened(name, appeal.state === 'OPEN' ? this.form(appeal) : nothing) : nothing}</li>`;
  }

  render() {
    const {course, waiting} = this;
    if (!course || !waiting) return html`<div class="learn teach wide">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    return html`<div class="learn teach wide queue">${courseHead(course, 'queue')}${this.open === '' ? this.alert() : nothing}
      <section class="card"><div class="ph"><h2 id="queue-name" tabindex="-1">${t('queue.name')}</h2><span>${t('queue.n', {n: waiting.length})}</span></div><p class="pad hint">${t('queue.about')}</p>${waiting.length === 0 ? html`<p class="pad none">${icons.check()}${t('queue.none')}</p>` : html`<ul>${waiting.map((one) => this.row(one, course))}</ul>`}</section>
      <section class="card"><div class="ph"><h2 id="appeals-name">${t('queue.appeals')}</h2><label class="which"><span>${t('teach.show')}</span><select class="plain" @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => this.choose(/** @type {'OPEN' | 'all'} */ (event.currentTarget.value))}><option value="OPEN">${t('queue.which.OPEN')}</option><option value="all">${t('queue.which.all')}</option></select></label></div>
        ${this.appeals.length === 0 ? html`<p class="pad none">${icons.check()}${t('queue.noAppeals')}</p>` : html`<ul>${this.appeals.map((appeal) => this.appeal(appeal, course))}</ul>`}</section></div>`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringTexts('teach/review'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('teach/review/review.css')]);
customElements.define('ack-queue', QueuePage);
