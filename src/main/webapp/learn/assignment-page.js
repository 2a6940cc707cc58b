// @ts-check
/** An assignment before it begins, with its rules, and between its attempts. */
import {html, nothing} from 'lit';
import {View, entitle} from '../platform/view.js';
import {bringTexts, inOwn, percent, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {freshKey, send, serverNow} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';
import {moment, span} from '../platform/when.js';
import * as icons from '../platform/icons.js';
import {badge, due, failure, rules, score} from './parts.js';
import {isRunning} from './running.js';
import {mayBegin, workOf} from './work.js';

/** @typedef {import('./work.js').Task} Task */
/** @typedef {import('./work.js').Attempt} Attempt */
/** @typedef {import('./work.js').Course} Course */

class AssignmentPage extends View {
  static properties = {place: {attribute: false}, task: {state: true}, faults: {state: true}, refused: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {import('../platform/router.js').Place} */
    this.place = {};
    /** @type {Task | undefined} */
    this.task = undefined;
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {string[]} */
    this.faults = [];
    /** @type {string[]} */
    this.refused = [];
    this.busy = false;
    /** One key for one beginning, however often it is sent. */
    this.key = freshKey();
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const answer = await workOf(this.place.course, this.place.assignment, serverNow());
    if (answer.ok) {
      this.course = answer.course;
      this.task = answer.task;
      this.faults = [];
    } else if (answer.status === 401) {
      go(wayIn(), 'replace');
    } else {
      this.faults = answer.faults;
    }
  }

  updated() {
    if (this.task) entitle(inOwn(this.task.assignment.title));
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async begin(event) {
    event.preventDefault();
    if (this.busy || !this.task) return;
    const code = String(new FormData(event.currentTarget).get('code') ?? '').trim();
    const form = event.currentTarget;
    this.busy = true;
    this.refused = [];
    const answer = await send('POST', this.task.assignment.attempts, code ? {accessCode: code} : {}, {key: this.key});
    this.busy = false;
    if (answer.ok) {
      go(`/attempts/${answer.body.id}`);
      return;
    }
    if (answer.status !== 0) this.key = freshKey();
    this.refused = answer.faults;
    await this.updateComplete;
    form.querySelector('input')?.focus();
  }

  /** @param {Task} task */
  start(task) {
    const {assignment, attempts} = task;
    const running = attempts.find(isRunning);
    if (running) return html`<a class="btn primary wide" href=${`/attempts/${running.id}`}>${t('work.goOn')}</a>`;
    if (assignment.pause === 'PAUSED') return html`<p class="notice">${icons.pause()}${t('begin.paused')}</p>`;
    if (!mayBegin(task, serverNow())) return html`<p class="notice">${t(this.why(task))}</p>`;
    return html`<form class="begin" @submit=${this.begin}>
      ${assignment.accessCode === 'ASKED' ? html`<label class="field"><span>${t('begin.code')}</span><input name="code" required maxlength="100" autocomplete="off" aria-describedby="code-hint"><span class="hint" id="code-hint">${t('begin.codeHint')}</span></label>` : nothing}
      <div role="alert">${this.refused.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      <button class="btn primary wide" aria-disabled=${this.busy}>${t(assignment.timeLimitSeconds === undefined ? 'begin.go' : 'begin.goTimed')}</button></form>`;
  }

  /** @param {Task} task */
  why({assignment, attempts}) {
    const now = serverNow();
    if (assignment.opensAt && Date.parse(assignment.opensAt) > now) return 'begin.notYet';
    if (assignment.closesAt && Date.parse(assignment.closesAt) <= now) return 'begin.closed';
    return assignment.attemptsMax !== undefined && attempts.length >= assignment.attemptsMax ? 'begin.noMore' : 'begin.notNow';
  }

  /** @param {Attempt} attempt @param {Course} course */
  row(attempt, course) {
    const took = attempt.endedAt ? (Date.parse(attempt.endedAt) - Date.parse(attempt.startedAt)) / 1000 : undefined;
    return html`<tr><th scope="row"><a href=${`/attempts/${attempt.id}`}>${t('attempt.number', {n: String(attempt.number)})}</a></th>
      <td>${isRunning(attempt) ? badge('live', t(`attempt.state.${attempt.state}`)) : badge('quiet', t(`attempt.state.${attempt.state}`))}</td>
      <td>${moment(attempt.startedAt, course.zone)}</td><td>${took === undefined ? '—' : span(took)}</td></tr>`;
  }

  /** @param {Task} task @param {Course} course */
  history({attempts, assignment, mark}, course) {
    if (attempts.length === 0) return nothing;
    return html`<section class="card"><div class="ph"><h2 id="history-name">${t('attempt.history')}</h2><span>${attempts.length > 1 ? t(`rules.counting.${assignment.counting}`) : ''}</span></div>
      <div class="table-box" role="region" aria-labelledby="history-name" tabindex="0"><table class="plain"><thead><tr><th scope="col">${t('attempt.which')}</th><th scope="col">${t('attempt.how')}</th><th scope="col">${t('attempt.began')}</th><th scope="col">${t('attempt.took')}</th></tr></thead>
      <tbody>${attempts.map((attempt) => this.row(attempt, course))}</tbody></table></div>
      ${mark.remark ? html`<p class="pad remark">${mark.remark}</p>` : nothing}</section>`;
  }

  /** @param {Task} task */
  mark(task) {
    if (task.mark.state === 'NONE' || task.standing === 'running') return nothing;
    const said = {UNTOLD: 'mark.untold', UNDECIDED: 'mark.person', EXCUSED: 'mark.excused', MISSING: 'mark.missing', OVERRIDDEN: 'mark.overridden', GRADED: 'mark.graded'}[task.mark.state];
    return html`<section class="card pad" aria-labelledby="mark-name"><h2 id="mark-name" class="small-name">${t('mark.name')}</h2>${score(task)}
      ${said ? html`<p class="hint">${t(said)}</p>` : nothing}
      ${task.assignment.penaltyPerAttempt > 0 && task.attempts.length > 1 ? html`<p class="hint">${t('rules.perAttempt', {share: percent(task.assignment.penaltyPerAttempt)})}</p>` : nothing}</section>`;
  }

  render() {
    const {task, course} = this;
    if (!task || !course) return html`<div class="learn">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    return html`<div class="learn"><p class="crumbs"><a href="/learn">${t('shell.work')}</a><span aria-hidden="true">/</span><span>${inOwn(course.title)}</span></p>
      <h1>${inOwn(task.assignment.title)}</h1><p class="facts">${due(task.assignment, course.zone, serverNow())}</p>
      <div class="two"><div class="side">
        <section class="card pad" aria-labelledby="rules-name"><h2 id="rules-name" class="small-name">${t('rules.name')}</h2><ul class="rules">${rules(task.assignment).map((rule) => html`<li>${rule}</li>`)}</ul></section>
        ${this.history(task, course)}</div>
        <div class="side"><section class="card pad" aria-label=${t('begin.name')}>${this.start(task)}</section>${this.mark(task)}</div></div></div>`;
  }
}

await Promise.all([bringTexts('learn'), bringStyles('learn/learn.css')]);
customElements.define('ack-assignment', AssignmentPage);
