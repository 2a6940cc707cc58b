// @ts-check
/** What one learner did in an assignment, in the order in which it happened, and what was done for them. */
import {html, nothing} from 'lit';
import {View, entitle} from '../../platform/view.js';
import {bringTexts, inOwn, number, percent, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {list, send} from '../../platform/rest.js';
import {moment, span} from '../../platform/when.js';
import * as icons from '../../platform/icons.js';
import {badge, failure} from '../../learn/parts.js';
import {refusals, sets} from '../frame.js';
import '../review/seen-answer.js';

/** @typedef {import('../frame.js').Course} Course */
/** @typedef {import('../setup/form.js').Given} Given */
/** @typedef {import('../../learn/desk.js').Answer} Answer */
/** @typedef {import('../../learn/work.js').Attempt} Attempt */
/** @typedef {import('../../learn/kinds/kinds.js').Exercise} Exercise */
/** @typedef {import('../setup/interventions.js').Deed} Deed */
/** @typedef {import('../book.js').Book} Book */
/**
 * Something that happened.
 *
 * @typedef {{at: string, kind: 'began' | 'ended' | 'over', attempt: Attempt} | {at: string, kind: 'answered', answer: Answer, exercise?: Exercise, attempt: Attempt} | {at: string, kind: 'done', deed: Deed} | {at: string, kind: 'agreed', reason: string}} Happened
 */

class TimelinePage extends View {
  static properties = {place: {attribute: false}, happened: {state: true}, faults: {state: true}, open: {state: true}};

  constructor() {
    super();
    /** @type {import('../../platform/router.js').Place} */
    this.place = {};
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {Given | undefined} */
    this.assignment = undefined;
    /** @type {Book | undefined} */
    this.book = undefined;
    /** @type {Happened[] | undefined} */
    this.happened = undefined;
    /** @type {string[]} */
    this.faults = [];
    /** The answer that is looked at. */
    this.open = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  /** What is told of answers is in the language of whoever asks. */
  spokenTo() {
    this.fetch();
  }

  async fetch() {
    const {learner} = this.place;
    const course = `/api/v1/courses/${this.place.course}`;
    const own = `${course}/assignments/${this.place.assignment}`;
    const [found, given, attempts, book] = await Promise.all([send('GET', course), send('GET', own), list(`${own}/attempts?learner=${learner}`), send('GET', `${course}/gradebook/${learner}`)]);
    this.faults = refusals([found, given, attempts, book]);
    if (!found.ok || !given.ok || !attempts.ok || !book.ok) return;
    // What was done to the assignment is the affair of those who set it.
    const asked = sets(found.body) ? [list(`${own}/interventions`), list(`${own}/accommodations`)] : [];
    const [did, [deeds, agreed]] = await Promise.all([Promise.all(attempts.items.map((one) => this.ofAttempt(one))), Promise.all(asked)]);
    /** @type {Happened[]} */
    const done = (deeds?.ok ? deeds.items : []).filter((/** @type {Deed} */ deed) => deed.learner === undefined || deed.learner === learner).map((/** @type {Deed} */ deed) => ({at: deed.doneAt, kind: 'done', deed}));
    /** @type {Happened[]} */
    const agreements = (agreed?.ok ? agreed.items : []).filter((one) => one.learner === learner).map((one) => ({at: one.agreedAt, kind: 'agreed', reason: one.reason}));
    this.course = found.body;
    this.assignment = given.body;
    this.book = book.body;
    this.happened = [...did.flat(), ...done, ...agreements].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }

  /** @param {Attempt} attempt @returns {Promise<Happened[]>} */
  async ofAttempt(attempt) {
    const [whole, answers] = await Promise.all([send('GET', `/api/v1/attempts/${attempt.id}`), list(attempt.answers)]);
    /** @type {Exercise[]} */
    const exercises = whole.ok ? (whole.body.exercises ?? []) : [];
    /** @type {Happened[]} */
    const answered = (answers.ok ? answers.items : []).map((answer) => ({at: answer.answeredAt, kind: 'answered', answer, exercise: exercises.find(({id}) => id === answer.exercise), attempt}));
    /** @type {Happened[]} */
    const ended = attempt.endedAt ? [{at: attempt.endedAt, kind: 'ended', attempt}] : attempt.state === 'OVER' && attempt.endsAt ? [{at: attempt.endsAt, kind: 'over', attempt}] : [];
    return [{at: attempt.startedAt, kind: 'began', attempt}, ...answered, ...ended];
  }

  get learner() {
    return this.book?.learners[0];
  }

  updated() {
    if (this.learner) entitle(`${this.learner.displayName}: ${inOwn(this.assignment?.title ?? {})}`);
  }

  mark() {
    const cell = this.learner?.marks.find(({assignment}) => assignment === this.place.assignment);
    const maximum = this.book?.assignments.find(({id}) => id === this.place.assignment)?.maximum ?? 0;
    const attempts = this.happened?.filter(({kind}) => kind === 'began').length ?? 0;
    const answers = this.happened?.filter(({kind}) => kind === 'answered').length ?? 0;
    return html`<dl class="sums"><div><dt>${t('timeline.mark')}</dt><dd>${cell?.score === undefined ? '–' : t('teach.pointsOf', {points: number(cell.score), of: number(maximum)})}</dd></div><div><dt>${t('timeline.attempts')}</dt><dd>${attempts}</dd></div><div><dt>${t('timeline.answers')}</dt><dd>${answers}</dd></div></dl>`;
  }

  /** How an answer did, in a word. @param {Answer} answer */
  verdict(answer) {
    if (answer.state === 'PENDING') return badge('note', t('outcome.person'));
    const score = answer.score ?? 0;
    const tone = score >= 1 ? 'ok' : score > 0 ? 'note' : 'bad';
    return html`${badge(tone, percent(score))}${answer.timing === 'IN_TIME' ? nothing : badge('note', t(answer.timing === 'LATE' ? 'teach.sign.late' : 'timeline.tooLate'))}`;
  }

  /** @param {Extract<Happened, {kind: 'answered'}>} what */
  answered({answer, exercise}) {
    const isOpen = this.open === answer.id;
    return html`<div class="answered"><button type="button" class="answer-head" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => {
      this.open = isOpen ? '' : answer.id;
    }}><span>${t('timeline.answered', {exercise: exercise?.title ?? answer.exercise})}</span>${this.verdict(answer)}${icons.chevron()}</button>
      ${isOpen ? html`<ack-seen-answer .answer=${answer} .exercise=${exercise}></ack-seen-answer>` : nothing}</div>`;
  }

  /** @param {Happened} what */
  said(what) {
    if (what.kind === 'answered') return this.answered(what);
    if (what.kind === 'done') return html`<p>${t(`timeline.deed.${what.deed.kind}`, {n: what.deed.minutes ?? 0})}${what.deed.learner ? nothing : html` <small>${t('timeline.class')}</small>`}</p>`;
    if (what.kind === 'agreed') return html`<p>${t('timeline.agreed')}${what.reason ? html` <small>${what.reason}</small>` : nothing}</p>`;
    const took = what.kind === 'ended' ? html` <small>${t('timeline.took', {span: span((Date.parse(what.at) - Date.parse(what.attempt.startedAt)) / 1000)})}</small>` : nothing;
    return html`<p><b>${t(`timeline.${what.kind}`, {n: String(what.attempt.number)})}</b>${took}</p>`;
  }

  render() {
    const {course, assignment, happened, learner} = this;
    if (!course || !assignment || !happened || !learner) return html`<div class="learn teach">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    return html`<div class="learn teach wide timeline"><p class="crumbs"><a href="/teach">${t('shell.teach')}</a><span aria-hidden="true">/</span><a href=${`/teach/gradebook/${course.id}`}>${inOwn(course.title)}</a><span aria-hidden="true">/</span><a href=${`/teach/live/${course.id}/${assignment.id}`}>${inOwn(assignment.title)}</a></p>
      <h1>${learner.displayName}</h1>${this.mark()}<h2 class="unseen">${t('shell.timeline')}</h2>
      ${happened.length === 0 ? html`<p class="card pad none">${t('timeline.none')}</p>` : html`<ol class="card events">${happened.map((what) => html`<li class=${`event is-${what.kind}`}><time datetime=${what.at}>${moment(what.at, course.zone)}</time>${this.said(what)}</li>`)}</ol>`}</div>`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringTexts('teach/live'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('teach/review/review.css'), bringStyles('teach/live/live.css')]);
customElements.define('ack-timeline', TimelinePage);
