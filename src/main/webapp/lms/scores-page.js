// @ts-check
/** The scores of a course that go to a learning management system: what waits, what was refused and why, and what is held there. */
import {html, nothing} from 'lit';
import {View, entitle, say} from '../platform/view.js';
import {bringTexts, inOwn, number, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {list, send} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';
import {moment} from '../platform/when.js';
import {stacked} from '../platform/stacked.js';
import {badge, failure} from '../learn/parts.js';

/** @typedef {{points: number, maximum: number}} Points */
/** @typedef {{id: string, learner: string, displayName: string, assignment: string, state: 'WAITING' | 'DELIVERED' | 'WITHHELD' | 'DEAD', reason: string, tries: number, triedAt?: string, answer?: string, sent?: Points, sentAt?: string}} Score */
/** @typedef {{score: Score, here?: Points, there?: Points, comparison: string, fault?: string}} Compared */
/** @typedef {{id: string, title: {en: string, ko: string}}} Assignment */

class ScoresPage extends View {
  static properties = {place: {attribute: false}, course: {state: true}, scores: {state: true}, compared: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {import('../platform/router.js').Place} */
    this.place = {};
    /** @type {import('../learn/work.js').Course | undefined} */
    this.course = undefined;
    /** @type {Score[]} */
    this.scores = [];
    /** @type {Assignment[]} */
    this.assignments = [];
    /** What is held there, by the id of a score; none before somebody asked. @type {Map<string, Compared> | undefined} */
    this.compared = undefined;
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  get address() {
    return `/api/v1/courses/${this.place.course}`;
  }

  async fetch() {
    const [course, scores, assignments] = await Promise.all([send('GET', this.address), list(`${this.address}/lti/scores?limit=200`), list(`${this.address}/assignments?limit=200`)]);
    if (course.ok && scores.ok && assignments.ok) {
      this.course = course.body;
      this.scores = scores.items;
      this.assignments = assignments.items;
      this.faults = [];
    } else if (course.status === 401) {
      go(wayIn(), 'replace');
    } else {
      this.faults = [course, scores, assignments].flatMap((one) => (one.ok ? [] : one.faults)).slice(0, 1);
    }
  }

  updated() {
    if (this.course) entitle(`${t('lms.scores')}: ${inOwn(this.course.title)}`);
  }

  /** @param {Score} score */
  async again(score) {
    const answer = await send('POST', `${this.address}/lti/scores/${score.id}/again`);
    if (answer.ok) {
      this.scores = this.scores.map((one) => (one.id === score.id ? answer.body : one));
      say(t('lms.waits', {name: score.displayName}));
    } else {
      this.faults = answer.faults;
    }
  }

  async compare() {
    if (this.busy) return;
    this.busy = true;
    /** @type {Map<string, Compared>} */
    const compared = new Map();
    /** @type {string[]} */
    const faults = [];
    for (const assignment of new Set(this.scores.map((score) => score.assignment))) {
      const answer = await list(`${this.address}/assignments/${assignment}/lti/results?limit=200`);
      if (answer.ok) for (const one of answer.items) compared.set(one.score.id, one);
      else faults.push(...answer.faults);
    }
    this.busy = false;
    this.compared = compared;
    this.faults = faults.slice(0, 1);
    const different = [...compared.values()].filter(({comparison}) => sign(comparison) === 'bad').length;
    say(t('lms.found', {n: different}));
  }

  /** @param {Points | undefined} points */
  points(points) {
    return points ? `${number(points.points)} / ${number(points.maximum)}` : '—';
  }

  /** @param {Compared | undefined} found */
  there(found) {
    if (!found) return '—';
    if (found.comparison === 'UNKNOWN') return html`${badge('quiet', t('lms.comparison.UNKNOWN'))} <span class="hint">${found.fault ? t('lms.said', {answer: found.fault}) : t('lms.cannotRead')}</span>`;
    return html`${this.points(found.there)} ${badge(sign(found.comparison), t(`lms.comparison.${found.comparison}`))}`;
  }

  /** @param {Score} score */
  how(score) {
    const kind = score.state === 'DEAD' ? 'bad' : score.state === 'DELIVERED' ? 'ok' : score.state === 'WAITING' ? 'live' : 'quiet';
    return html`${badge(kind, t(`lms.state.${score.state}`))}${score.state !== 'DELIVERED' ? html` <span class="hint">${t(`lms.reason.${score.reason}`)}${score.answer ? html` ${t('lms.said', {answer: score.answer})}` : nothing}</span>` : nothing}`;
  }

  /** @param {Score} score @param {string} zone */
  row(score, zone) {
    const title = this.assignments.find(({id}) => id === score.assignment)?.title;
    const found = this.compared?.get(score.id);
    return html`<tr><th scope="row">${score.displayName}</th><td>${title ? inOwn(title) : '—'}</td><td class="said">${this.how(score)}</td>
      <td>${this.points(score.sent)}${score.sentAt ? html` <span class="hint">${moment(score.sentAt, zone)}</span>` : nothing}</td>
      ${this.compared ? html`<td>${this.points(found?.here)}</td><td class="said">${this.there(found)}</td>` : nothing}
      <td><button type="button" class="btn small" aria-label=${t('lms.againFor', {name: score.displayName})} @click=${() => this.again(score)}>${t('lms.again')}</button></td></tr>`;
  }

  render() {
    const {course} = this;
    if (!course) return html`<div class="learn teach wide">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    const sorted = [...this.scores].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.displayName.localeCompare(b.displayName));
    return html`<div class="learn teach wide"><p class="crumbs"><a href="/teach">${t('shell.teach')}</a><span aria-hidden="true">/</span><a href=${`/teach/gradebook/${course.id}`}>${inOwn(course.title)}</a></p>
      <h1 id="scores-name">${t('lms.scores')}</h1><p class="hint">${t('lms.scoresLead')}</p>
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      ${sorted.length === 0
        ? html`<p class="card pad none">${t('lms.noScores')}</p>`
        : html`<p><button type="button" class="btn" aria-disabled=${this.busy} @click=${this.compare}>${t('lms.compare')}</button></p>
      <section class="card"><div class="table-box" role="region" aria-labelledby="scores-name" tabindex="0"><table class="plain" ${stacked()}><thead><tr><th scope="col">${t('lms.learner')}</th><th scope="col">${t('lms.assignment')}</th><th scope="col">${t('lms.how')}</th><th scope="col">${t('lms.sent')}</th>${this.compared ? html`<th scope="col">${t('lms.here')}</th><th scope="col">${t('lms.there')}</th>` : nothing}<th scope="col"><span class="unseen">${t('lms.again')}</span></th></tr></thead>
        <tbody>${sorted.map((score) => this.row(score, course.zone))}</tbody></table></div></section>`}</div>`;
  }
}

/** What asks for somebody comes first. */
const ORDER = ['DEAD', 'WAITING', 'DELIVERED', 'WITHHELD'];

/** @param {string} comparison @returns {'ok' | 'bad' | 'quiet'} */
function sign(comparison) {
  if (comparison === 'SAME') return 'ok';
  return comparison === 'DIFFERENT' || comparison === 'MISSING_THERE' || comparison === 'ONLY_THERE' ? 'bad' : 'quiet';
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringTexts('lms'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css')]);
customElements.define('ack-lti-scores', ScoresPage);
