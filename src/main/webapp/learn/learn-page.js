// @ts-check
/** What a learner has to do, and what came of what is done. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {bringTexts, inOwn, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {serverNow} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';
import {person, teaches} from '../platform/session.js';
import * as icons from '../platform/icons.js';
import {badge, attemptsSaid, due, failure, score} from './parts.js';
import {isRunning} from './running.js';
import {byUrgency, mayBegin, works} from './work.js';

/** @typedef {import('./work.js').Task} Task */
/** @typedef {import('./work.js').Work} Work */
/** @typedef {import('./work.js').Course} Course */

/** How often what is said of time is said anew, in milliseconds. */
const TICK = 30_000;

class LearnPage extends View {
  static properties = {works: {state: true}, faults: {state: true}};

  constructor() {
    super();
    /** @type {Work[] | undefined} */
    this.works = undefined;
    /** @type {string[]} */
    this.faults = [];
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
    this.timer = setInterval(() => this.requestUpdate(), TICK);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  async fetch() {
    const answer = await works(serverNow());
    if (answer.ok) {
      this.works = answer.works;
      this.faults = [];
    } else if (answer.status === 401) {
      go(wayIn(), 'replace');
    } else {
      this.faults = answer.faults;
    }
  }

  /** Where one goes on with a task. @param {Task} task */
  way({assignment, attempts}) {
    const running = attempts.find(isRunning);
    return running ? `/attempts/${running.id}` : `/courses/${assignment.course}/assignments/${assignment.id}`;
  }

  /** @param {Task} task @param {boolean} strong */
  act(task, strong) {
    const title = inOwn(task.assignment.title);
    const now = serverNow();
    const key = task.standing === 'running' ? 'work.goOn' : mayBegin(task, now) ? (task.attempts.length > 0 ? 'work.more' : 'work.begin') : 'work.look';
    return html`<a class=${strong ? 'btn primary' : 'btn'} href=${this.way(task)}>${t(key)}<span class="unseen">: ${title}</span></a>`;
  }

  /** @param {Task} task */
  state(task) {
    if (task.standing === 'running') return badge('live', t('work.state.running'));
    if (task.standing === 'missed') return badge('bad', t('work.state.missed'));
    if (task.standing === 'upcoming') return badge('quiet', t('work.state.upcoming'));
    if (task.standing === 'open') return badge('quiet', t('work.state.open'));
    if (task.mark.state === 'UNTOLD') return badge('quiet', t('work.state.untold'));
    if (task.mark.state === 'UNDECIDED') return badge('quiet', t('work.state.person'));
    return badge('ok', t('work.state.done'));
  }

  /** @param {Task} task @param {Course} course */
  row(task, course) {
    const {assignment} = task;
    const said = attemptsSaid(task);
    return html`<li class=${`task ${task.standing}`}>
      <div class="what"><h3><a href=${`/courses/${assignment.course}/assignments/${assignment.id}`}>${inOwn(assignment.title)}</a></h3>
        <p class="facts">${this.state(task)}${due(assignment, course.zone, serverNow())}${said ? html`<span>${said}</span>` : nothing}</p></div>
      <div class="came">${task.standing === 'running' ? nothing : score(task)}</div>${this.act(task, false)}</li>`;
  }

  /** @param {Work[]} all */
  first(all) {
    const [next] = all.flatMap((work) => work.tasks.map((task) => ({task, course: work.course}))).filter(({task}) => task.standing === 'running' || task.standing === 'open').sort((a, b) => byUrgency(a.task, b.task));
    if (!next) return nothing;
    return html`<section class="card pad next-up" aria-labelledby="next-name"><div><p class="eyebrow">${t(next.task.standing === 'running' ? 'work.nextRunning' : 'work.next')}</p>
      <h2 id="next-name">${inOwn(next.task.assignment.title)}</h2><p class="facts"><span>${inOwn(next.course.title)}</span>${due(next.task.assignment, next.course.zone, serverNow())}</p></div>${this.act(next.task, true)}</section>`;
  }

  /** @param {Work} work */
  course({course, tasks}) {
    const todo = tasks.filter((task) => task.standing !== 'done').sort(byUrgency);
    const done = tasks.filter((task) => task.standing === 'done').sort(byUrgency);
    /** @param {string} name @param {Task[]} some */
    const group = (name, some) => some.length === 0 ? nothing : html`<h3 class="group-name">${t(name, {n: some.length})}</h3><ul class="tasks card">${some.map((task) => this.row(task, course))}</ul>`;
    return html`<section class="course" aria-labelledby=${`course-${course.id}`}><h2 id=${`course-${course.id}`}>${inOwn(course.title)}</h2>
      ${tasks.length === 0 ? html`<p class="card pad none">${t('work.noTasks')}</p>` : nothing}${group('work.todo', todo)}${group('work.doneGroup', done)}</section>`;
  }

  render() {
    const all = this.works;
    const name = person()?.displayName ?? '';
    return html`<div class="learn"><h1>${t('work.hello', {name})}</h1>
      ${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}
      ${all === undefined ? nothing : all.length === 0 ? html`<div class="card pad none"><p>${t('work.noCourse')}</p><p class="acts">${teaches() ? html`<a class="btn primary" href="/teach">${t('shell.teach')}</a>` : nothing}<a class=${teaches() ? 'btn' : 'btn primary'} href="/compose">${t('home.compose')}</a><a class="btn" href="/sandbox">${t('home.sandbox')}</a></p></div>` : html`${this.first(all)}${all.map((work) => this.course(work))}
        <p class="beside"><a href="/progress">${icons.right()}${t('work.progress')}</a></p>`}</div>`;
  }
}

await Promise.all([bringTexts('learn'), bringStyles('learn/learn.css')]);
customElements.define('ack-learn', LearnPage);
