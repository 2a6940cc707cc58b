// @ts-check
/** The courses that somebody teaches: their assignments, and how many took part. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {bringTexts, inOwn, percent, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {list, serverNow} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';
import {courses, isLaunched, isTaught} from '../platform/session.js';
import {sized} from '../platform/sized.js';
import * as icons from '../platform/icons.js';
import {badge, due, failure} from '../learn/parts.js';
import {sets, writes} from './frame.js';
import {bookOf, tookPart} from './book.js';

/** @typedef {import('../learn/work.js').Course} Course */
/** @typedef {import('../learn/work.js').Assignment} Assignment */
/** @typedef {{assignments: Assignment[], learners: number, parts: Map<string, number>, faults: string[]}} Known */

/** So many courses are shown open at once; where there are more, each is opened by whoever wants to see it. */
const OPEN_MAX = 4;

class TeachPage extends View {
  static properties = {courses: {state: true}, known: {state: true}, faults: {state: true}};

  constructor() {
    super();
    /** @type {Course[] | undefined} */
    this.courses = undefined;
    /** Whether they write questions. */
    this.isWriter = false;
    /** By course. @type {Map<string, Known>} */
    this.known = new Map();
    /** @type {string[]} */
    this.faults = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const answer = await courses();
    if (answer.ok) {
      /** @type {Course[]} */
      const own = answer.items.filter(isTaught).reverse();
      // Whoever writes questions and teaches nothing has nothing else to do here.
      if (own.length === 0 && answer.items.some(writes)) {
        go('/author/questions', 'replace');
        return;
      }
      this.isWriter = answer.items.some(writes);
      this.faults = [];
      if (own.length <= OPEN_MAX) await Promise.all(own.map((course) => this.learn(course)));
      // Whoever teaches one course wants the gradebook of that.
      if (location.pathname === '/teach/gradebook' && own.length === 1) go(`/teach/gradebook/${own[0].id}`, 'replace');
      this.courses = own;
    } else if (answer.status === 401) {
      go(wayIn(), 'replace');
    } else {
      this.faults = answer.faults;
    }
  }

  /** @param {Course} course */
  async learn({id}) {
    const [given, answer] = await Promise.all([list(`/api/v1/courses/${id}/assignments`), bookOf(id)]);
    const book = answer.ok ? answer.book : {course: id, assignments: [], learners: []};
    const counts = tookPart(book);
    const faults = [given, answer].flatMap((one) => (one.ok ? [] : one.faults));
    const parts = new Map(book.assignments.map((column, i) => [column.id, counts[i]]));
    this.known = new Map(this.known).set(id, {assignments: given.ok ? given.items : [], learners: book.learners.length, parts, faults});
  }

  /** @param {Assignment} assignment @param {Course} course @param {Known} known */
  assignment(assignment, course, {learners, parts}) {
    const title = inOwn(assignment.title);
    const n = parts.get(assignment.id) ?? 0;
    const share = learners === 0 ? 0 : n / learners;
    return html`<li class="given"><div class="what"><h3>${title}</h3><p class="facts">${assignment.pause === 'PAUSED' ? badge('note', t('teach.paused')) : nothing}${due(assignment, course.zone, serverNow())}</p></div>
      <div class="part"><p><b>${t('teach.tookPart', {done: String(n), n: learners})}</b>${learners === 0 ? nothing : html`<span>${percent(share)}</span>`}</p><div class="bar-track" aria-hidden="true"><span ${sized({'--share': `${share * 100}%`})}></span></div></div>
      <p class="acts">${[['results', 'shell.results'], ['live', 'shell.live'], ...(sets(course) ? [['assignments', 'shell.setup']] : [])].map(([name, said]) => html`<a class="btn" href=${`/teach/${name}/${course.id}/${assignment.id}`}>${t(said)}<span class="unseen">: ${title}</span></a>`)}</p></li>`;
  }

  /** @param {Course} course @param {Known} known */
  inside(course, known) {
    if (known.faults.length > 0) return html`<div class="pad">${failure(known.faults, () => this.learn(course))}</div>`;
    return known.assignments.length === 0 ? html`<p class="pad none">${t('teach.noAssignments')}</p>` : html`<ul class="givens">${known.assignments.map((one) => this.assignment(one, course, known))}</ul>`;
  }

  /** @param {Course} course @param {boolean} isOpen */
  course(course, isOpen) {
    const known = this.known.get(course.id);
    const title = inOwn(course.title);
    const body = html`${known ? this.inside(course, known) : nothing}<p class="pad acts"><a class="btn primary" href=${`/teach/gradebook/${course.id}`}>${t('shell.gradebook')}<span class="unseen">: ${title}</span></a>${isLaunched() ? html`<a class="btn" href=${`/lti/roster?course=${course.id}`}>${t('teach.roster')}<span class="unseen">: ${title}</span></a>` : nothing}
      <a class="btn" href=${`/teach/queue/${course.id}`}>${t('shell.queue')}<span class="unseen">: ${title}</span></a>${sets(course) ? html`<a class="btn" href=${`/teach/assignments/${course.id}/new`}>${t('teach.newAssignment')}<span class="unseen">: ${title}</span></a>` : nothing}</p>`;
    const facts = html`<span class="facts">${badge('quiet', t(`teach.role.${course.role}`))}${known ? html`<span>${t('teach.learners', {n: known.learners})}</span>` : nothing}</span>`;
    if (isOpen) return html`<section class="card taught" aria-labelledby=${`course-${course.id}`}><div class="ph"><h2 id=${`course-${course.id}`}>${title}</h2>${facts}</div>${body}</section>`;
    return html`<details class="card taught" @toggle=${(/** @type {Event} */ event) => (/** @type {HTMLDetailsElement} */ (event.target).open && !known ? this.learn(course) : undefined)}><summary><h2>${title}</h2>${facts}${icons.chevron()}</summary>${body}</details>`;
  }

  /** @param {Course[]} courses */
  all(courses) {
    if (courses.length === 0) return html`<p class="card pad none">${t('teach.nothing')}</p>`;
    return courses.map((course) => this.course(course, courses.length <= OPEN_MAX));
  }

  render() {
    const questions = this.isWriter ? html`<a class="btn" href="/author/questions">${t('teach.questions')}</a>` : nothing;
    return html`<div class="learn teach"><div class="head"><h1>${t('shell.teach')}</h1>${questions}</div>${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}${this.courses ? this.all(this.courses) : nothing}</div>`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css')]);
customElements.define('ack-teach', TeachPage);
