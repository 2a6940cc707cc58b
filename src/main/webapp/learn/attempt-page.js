// @ts-check
/** An attempt: while it runs its questions are answered here, afterwards it shows what came of it. */
import {html, nothing} from 'lit';
import {keyed} from 'lit-html/directives/keyed.js';
import {View, entitle, say} from '../platform/view.js';
import {bringTexts, inOwn, number, percent, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {list, send} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';
import {moment, span} from '../platform/when.js';
import * as icons from '../platform/icons.js';
import './countdown.js';
import {Desk} from './desk.js';
import {isWritten, kindOf} from './kinds/kinds.js';
import {kindElement} from './kinds/element.js';
import {prose} from './kinds/kind.js';
import {failure, ring} from './parts.js';
import {legend, questionList, standingOf} from './question-list.js';
import {isReplayed, isRunning} from './running.js';

/** @typedef {import('./kinds/kinds.js').Exercise} Exercise */
/** @typedef {import('./work.js').Attempt} Attempt */
/** @typedef {import('./work.js').Assignment} Assignment */
/** @typedef {import('./work.js').Course} Course */

/** How often it is asked whether an instructor paused or extended it, in milliseconds. */
const ASK_MILLIS = 20_000;

class AttemptPage extends View {
  static properties = {place: {attribute: false}, attempt: {state: true}, faults: {state: true}, at: {state: true}, brought: {state: true}, busy: {state: true}, refused: {state: true}, chosen: {state: true}};

  constructor() {
    super();
    /** @type {import('../platform/router.js').Place} */
    this.place = {};
    /** @type {Attempt | undefined} */
    this.attempt = undefined;
    /** @type {Assignment | undefined} */
    this.assignment = undefined;
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {Desk | undefined} */
    this.desk = undefined;
    /** @type {string[]} */
    this.faults = [];
    /** @type {string[]} */
    this.refused = [];
    /** The question that is shown. */
    this.at = '';
    /** The kinds whose modules are here. @type {Set<string>} */
    this.brought = new Set();
    this.busy = false;
    /** What was last said of drafts. @type {import('./desk.js').State} */
    this.said = 'saved';
    /** What shows how an answer did, once there is one. @type {typeof import('./outcome.js') | undefined} */
    this.told = undefined;
    /** What shows the replay of an answer, once there is one. @type {typeof import('./replayed.js') | undefined} */
    this.replayed = undefined;
    /** Which of several answers to the question is looked at; the last where none is chosen. @type {string | undefined} */
    this.chosen = undefined;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.turned = () => this.show(decodeURIComponent(location.hash.slice(1)));
    this.seen = () => {
      if (document.visibilityState === 'visible') this.ask();
    };
    /** @param {KeyboardEvent} event */
    this.typed = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter' || document.querySelector('dialog[open]')) return;
      // On a link the browser would open it in another tab.
      event.preventDefault();
      this.handIn();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.turned);
    document.addEventListener('visibilitychange', this.seen);
    document.addEventListener('keydown', this.typed);
    this.timer = setInterval(() => this.ask(), ASK_MILLIS);
    this.fetch();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.turned);
    document.removeEventListener('visibilitychange', this.seen);
    document.removeEventListener('keydown', this.typed);
    clearInterval(this.timer);
    this.desk?.close();
    super.disconnectedCallback();
  }

  /** Exercises and what is told of answers are in the language of whoever asks. */
  spokenTo() {
    this.fetch();
  }

  updated() {
    if (this.assignment) entitle(inOwn(this.assignment.title));
    const last = this.exercise && this.desk?.last(this.exercise.id);
    // An answer may also have gone in by itself, when the connection came back.
    if (last && (!this.told || (isReplayed(last) && !this.replayed))) this.bringTold(last);
  }

  // ---- What there is

  async fetch() {
    const desk = new Desk(this.place.attempt, () => this.deskChanged());
    await this.desk?.flush();
    const [attempt, failed] = await Promise.all([send('GET', `/api/v1/attempts/${this.place.attempt}`), desk.open()]);
    if (!attempt.ok || failed) {
      desk.close();
      const refusal = attempt.ok ? failed : attempt;
      if (refusal?.status === 401) go(wayIn(), 'replace');
      else this.faults = refusal?.faults ?? [];
      return;
    }
    const course = `/api/v1/courses/${attempt.body.course}`;
    // Tabs matter while it runs, and as long as one of them left something.
    const settled = isRunning(attempt.body) || desk.isKept ? import('./tabs.js').then(({settle}) => settle(desk)) : undefined;
    const [assignment, found] = await Promise.all([send('GET', `${course}/assignments/${attempt.body.assignment}`), send('GET', course), settled]);
    const tabs = this.desk && (await import('./tabs.js'));
    this.assignment = assignment.ok ? assignment.body : undefined;
    this.course = found.ok ? found.body : undefined;
    if (this.desk) tabs?.follow(desk, this.desk);
    this.desk = desk;
    this.faults = assignment.ok ? [] : assignment.faults;
    if (!isRunning(attempt.body)) await import('./appeal.js');
    // All that the first question needs is there before anything is shown, so that nothing moves.
    const first = this.find(attempt.body.exercises ?? [], decodeURIComponent(location.hash.slice(1)));
    await this.bring(first);
    this.at = first?.id ?? '';
    this.attempt = attempt.body;
    await this.show(first?.id ?? '');
  }

  /** What happens to drafts is seen; it is said aloud where something stands in the way, and when that is over. */
  deskChanged() {
    this.requestUpdate();
    const state = this.desk?.state ?? 'saved';
    if (state === 'saving' || state === this.said) return;
    if (state !== 'saved' || this.said !== 'saved') say(this.saveText());
    this.said = state;
  }

  /** Asks whether anything was changed from outside. */
  async ask() {
    const {attempt, assignment} = this;
    if (!attempt || !assignment || !isRunning(attempt) || this.busy) return;
    const answer = await list(assignment.attempts);
    const now = answer.ok ? answer.items.find((one) => one.id === attempt.id) : undefined;
    if (!now || this.attempt !== attempt) return;
    const isOther = now.state !== attempt.state;
    if (isOther) say(t(`attempt.now.${now.state}`));
    else if (now.endsAt !== attempt.endsAt) say(t('run.moved', {at: moment(now.endsAt, this.course?.zone)}));
    if (isOther && (now.state !== 'PAUSED' || !attempt.exercises)) await this.fetch();
    else if (isOther || now.endsAt !== attempt.endsAt) this.attempt = {...attempt, ...now, exercises: attempt.exercises};
  }

  /** @returns {Exercise[]} */
  get exercises() {
    return this.attempt?.exercises ?? [];
  }

  get exercise() {
    return this.find(this.exercises, this.at);
  }

  /** @param {Exercise[]} exercises @param {string} id @returns {Exercise | undefined} */
  find(exercises, id) {
    return exercises.find((exercise) => exercise.id === id) ?? exercises[0];
  }

  /** Brings the modules that a question needs. @param {Exercise | undefined} exercise */
  async bring(exercise) {
    if (!exercise) return;
    const kind = kindOf(exercise.type);
    await Promise.all([kind?.load(), exercise.given.length > 0 ? import('./kinds/lines.js') : undefined, this.bringTold(this.desk?.last(exercise.id))]);
    if (kind) this.brought = new Set([...this.brought, kind.element]);
  }

  /** @param {string} id */
  async show(id) {
    const wanted = this.find(this.exercises, id);
    await this.bring(wanted);
    const isOther = this.at !== '' && this.at !== wanted?.id;
    this.at = wanted?.id ?? '';
    this.chosen = undefined;
    this.refused = [];
    await this.updateComplete;
    if (isOther) {
      /** @type {HTMLElement | null} */ (this.querySelector('#question-name'))?.focus({preventScroll: true});
      this.querySelector('.asked')?.scrollIntoView({block: 'nearest'});
    }
  }

  /** What shows how an answer did is brought when there is one. @param {import('./desk.js').Answer | undefined} answer */
  async bringTold(answer) {
    if (!answer) return;
    const [told, replayed] = await Promise.all([import('./outcome.js'), isReplayed(answer) ? import('./replayed.js') : undefined]);
    this.told = told;
    this.replayed = replayed ?? this.replayed;
    this.requestUpdate();
    await this.updateComplete;
  }

  /** Whether answers can be written now. */
  get isOpen() {
    return this.attempt?.state === 'OPEN';
  }

  /** Whether an answer is told of at once, so that it can be tried again. */
  get isChecked() {
    return this.assignment?.release === 'AT_ONCE' && this.assignment.feedback !== 'NOTHING';
  }

  // ---- Handing in

  async handIn() {
    const {exercise, desk} = this;
    if (!exercise || !desk || !this.isOpen || this.busy) return;
    const text = desk.text(exercise.id);
    if (!isWritten(exercise, text)) {
      this.refused = [t('run.nothingWritten')];
      return;
    }
    this.refused = [];
    this.busy = true;
    const answer = await desk.handIn(exercise.id);
    this.busy = false;
    await this.bringTold(answer);
    await this.updateComplete;
    if (answer) {
      say(t('run.handedIn'));
      /** @type {HTMLElement | null} */ (this.querySelector('#outcome-name'))?.focus({preventScroll: true});
      this.querySelector('.outcome')?.scrollIntoView({block: 'nearest'});
    }
  }

  /** Questions that were written into and not handed in. */
  get left() {
    return this.exercises.filter((exercise) => standingOf(exercise, /** @type {Desk} */ (this.desk)) === 'draft');
  }

  async finish() {
    const {desk} = this;
    if (!desk || this.busy) return;
    const empty = this.exercises.map((exercise, i) => ({exercise, n: i + 1})).filter(({exercise}) => standingOf(exercise, desk) === 'empty');
    const body = html`${empty.length > 0 ? html`<p>${t('run.unanswered', {n: empty.length})}</p><ul class="named" tabindex="0">${empty.map(({exercise, n}) => html`<li>${n}. ${exercise.title}</li>`)}</ul>` : html`<p>${t('run.allAnswered')}</p>`}
      ${this.left.length > 0 ? html`<p>${t('run.draftsToo', {n: this.left.length})}</p>` : nothing}<p>${t('run.noWayBack')}</p>`;
    const {agreed} = await import('../platform/dialog.js');
    if (await agreed({title: t('run.finishTitle'), body, act: t('run.finish')})) await this.end();
  }

  /** What is written goes along; what the server has already is not sent again. */
  async end() {
    const {desk, attempt} = this;
    if (!desk || !attempt) return;
    this.busy = true;
    for (const exercise of this.left) {
      if (this.assignment?.drafts !== 'HANDED_IN') await desk.handIn(exercise.id);
    }
    await desk.flush();
    if (desk.isWaiting && desk.state === 'kept') {
      this.busy = false;
      this.refused = [t('run.notYet')];
      return;
    }
    const answer = await send('PUT', `/api/v1/attempts/${attempt.id}/end`, {});
    this.busy = false;
    if (!answer.ok && answer.status !== 409) {
      this.refused = answer.faults;
      return;
    }
    history.replaceState(null, '', location.pathname);
    await this.fetch();
    scrollTo(0, 0);
    say(t('attempt.now.HANDED_IN'));
    /** @type {HTMLElement | null} */ (document.querySelector('main'))?.focus({preventScroll: true});
  }

  // ---- Looks

  saveText() {
    const {desk} = this;
    if (!desk || desk.state !== 'saved') return t(`run.save.${desk?.state ?? 'empty'}`);
    return desk.savedAt ? t('run.save.saved', {at: new Intl.DateTimeFormat(document.documentElement.lang, {timeStyle: 'short', timeZone: this.course?.zone}).format(new Date(desk.savedAt))}) : t('run.save.empty');
  }

  saveState() {
    const {desk} = this;
    if (!desk || !this.isOpen) return nothing;
    const tone = desk.state === 'kept' || desk.state === 'newer' ? 'note' : desk.state === 'over' || desk.state === 'out' ? 'bad' : '';
    return html`<p class=${`save ${tone}`}>${desk.state === 'saved' ? icons.check() : desk.state === 'saving' ? icons.save() : icons.clock()}<span>${this.saveText()}${desk.state === 'out' ? html` <a href=${wayIn()}>${t('entry.signIn')}</a>` : nothing}</span></p>${this.exercise && desk.aside.has(this.exercise.id) ? html`<button type="button" class="btn small" @click=${() => {
      desk.takeBack(this.exercise?.id ?? '');
      /** @type {HTMLElement | null} */ (this.querySelector('#question-name'))?.focus();
    }}>${icons.undo()}${t('run.save.mine')}</button>` : nothing}`;
  }

  time() {
    const {attempt} = this;
    if (attempt?.state === 'PAUSED') return html`<p class="countdown">${icons.pause()}<b>${t('attempt.state.PAUSED')}</b></p>`;
    return attempt?.endsAt ? html`<ack-countdown .end=${Date.parse(attempt.endsAt)} @over=${() => this.end()}></ack-countdown>` : html`<p class="countdown none">${t('run.noLimit')}</p>`;
  }

  /** What the whole attempt came to, as far as it is told. */
  sum() {
    const {desk, exercises, attempt} = this;
    const counted = exercises.map((exercise) => desk?.answers.get(exercise.id)?.findLast((answer) => answer.timing !== 'TOO_LATE'));
    const scores = counted.map((answer) => answer?.score);
    const isReduced = (this.assignment?.penaltyPerAttempt ?? 0) > 0 || (this.assignment?.penaltyPerWrongAnswer ?? 0) > 0 || counted.some((answer) => answer?.timing === 'LATE');
    const isTold = this.isTold;
    const sum = scores.reduce((all, score) => all + (score ?? 0), 0);
    const took = attempt?.endedAt ? (Date.parse(attempt.endedAt) - Date.parse(attempt.startedAt)) / 1000 : undefined;
    return html`<div class="sum">${isTold && exercises.length > 0 ? html`<span class="score-line">${ring(sum / exercises.length, 64)}<span><b>${percent(sum / exercises.length)}</b><small>${t('work.points', {points: number(sum), of: number(exercises.length)})}</small></span></span>` : html`<p class="hint">${t('outcome.untold')}</p>`}
      ${isTold && isReduced ? html`<p class="hint">${t('run.reduced')}</p>` : nothing}
      <p class="facts"><span>${t(`attempt.now.${attempt?.state}`)}</span>${took === undefined ? nothing : html`<span>${span(took)}</span>`}</p></div>`;
  }

  get isTold() {
    return this.exercises.some((exercise) => this.desk?.last(exercise.id)?.verdict !== undefined);
  }

  side() {
    const {desk, assignment, attempt, course} = this;
    if (!desk || !assignment || !attempt) return nothing;
    const isLive = isRunning(attempt);
    return html`<div class="side left run-side"><section class="card pad" aria-labelledby="attempt-name"><p class="eyebrow">${course ? inOwn(course.title) : ''}</p><h1 id="attempt-name"><a href=${`/courses/${assignment.course}/assignments/${assignment.id}`}>${inOwn(assignment.title)}</a></h1>
        <p class="facts">${t('attempt.number', {n: String(attempt.number)})}</p>${isLive ? this.time() : this.sum()}${this.saveState()}</section>
      ${this.exercises.length === 0 ? nothing : html`<section class="card pad list-card" aria-labelledby="questions-name"><h2 id="questions-name" class="small-name">${t('run.questions')}</h2>${questionList(this.exercises, desk, this.exercise?.id ?? '')}${legend(this.exercises, desk)}
        ${isLive ? html`<button type="button" class="btn wide" aria-disabled=${this.busy || !this.isOpen} @click=${this.finish}>${t('run.finish')}</button>` : nothing}</section>`}</div>`;
  }

  /** Several answers to one question in one attempt: which of them is looked at. @param {Exercise} exercise */
  several(exercise) {
    const all = this.desk?.answers.get(exercise.id) ?? [];
    if (all.length < 2) return nothing;
    const shown = this.chosen ?? all.at(-1)?.id;
    return html`<div class="modes several" role="group" aria-label=${t('run.several')}>${all.map((answer, i) => html`<button type="button" aria-pressed=${answer.id === shown} @click=${() => { this.chosen = answer.id; this.bringTold(answer); }}>${t('run.answer', {n: String(i + 1)})}${answer.score === undefined ? nothing : html` <small>${percent(answer.score)}</small>`}</button>`)}</div>`;
  }

  /** @param {Exercise} exercise */
  came(exercise) {
    const all = this.desk?.answers.get(exercise.id) ?? [];
    const answer = all.find((one) => one.id === this.chosen) ?? all.at(-1);
    const isLive = this.attempt !== undefined && isRunning(this.attempt);
    if (!answer) return isLive ? nothing : html`<p class="outcome quiet none">${t('run.is.empty')}</p>`;
    const {told} = this;
    if (!told || (isLive && this.desk?.isAhead(exercise.id))) return nothing;
    return html`${this.several(exercise)}${told.outcome(answer)}${isReplayed(answer) ? (this.replayed?.replayed(exercise, answer) ?? nothing) : nothing}${told.solution(exercise, answer)}
      ${!isLive && answer.verdict !== undefined ? html`<ack-appeal .answer=${answer}></ack-appeal>` : nothing}`;
  }

  /** @param {Exercise} exercise */
  asked(exercise) {
    const {desk, attempt} = this;
    const i = this.exercises.indexOf(exercise);
    const all = desk?.answers.get(exercise.id) ?? [];
    const shown = this.isOpen ? undefined : (all.find((one) => one.id === this.chosen) ?? all.at(-1));
    const written = shown ? shown.answer : (desk?.text(exercise.id) ?? exercise.startingText);
    const last = desk?.last(exercise.id);
    const parts = shown?.explanation?.marking?.parts ?? (last && !desk?.isAhead(exercise.id) ? (last.explanation?.marking?.parts ?? []) : []);
    const isHidden = shown !== undefined && isReplayed(shown) && ['compose', 'complete', 'repair', 'converse'].includes(exercise.type);
    const kind = kindOf(exercise.type);
    return html`<div class="asked"><div class="card pad task-card"><p class="eyebrow">${t('run.which', {n: String(i + 1), of: String(this.exercises.length)})}</p><h2 id="question-name" tabindex="-1">${exercise.title}</h2><div class="prose">${prose(exercise.taskHtml)}</div></div>
      ${isHidden || (kind && !this.brought.has(kind.element)) ? nothing : keyed(`${exercise.id} ${this.isOpen}`, html`<div class=${`kind kind-${exercise.type}`}>${kindElement(exercise, {written, locked: !this.isOpen, parts, attempt: attempt?.id, onWrite: (text) => desk?.write(exercise.id, text)})}</div>`)}
      ${this.refused.length > 0 ? html`<div role="alert">${this.refused.map((fault) => html`<p class="fault">${fault}</p>`)}</div>` : nothing}
      ${this.foot(i)}${this.came(exercise)}</div>`;
  }

  /** @param {number} i */
  foot(i) {
    const before = this.exercises[i - 1];
    const after = this.exercises[i + 1];
    return html`<div class="foot">${before ? html`<a class="btn" href=${`#${before.id}`}>${icons.left()}<span class="wide-only">${t('run.before')}</span></a>` : html`<span></span>`}
      ${this.isOpen ? html`<button type="button" class=${after || this.isChecked ? 'btn primary' : 'btn'} aria-disabled=${this.busy} @click=${this.handIn}>${t(this.isChecked ? 'run.check' : 'run.handIn')}</button>` : html`<span></span>`}
      ${after ? html`<a class="btn" href=${`#${after.id}`}><span class="wide-only">${t('run.after')}</span>${icons.right()}</a>` : this.isOpen ? html`<button type="button" class="btn" aria-disabled=${this.busy} @click=${this.finish}>${t('run.finish')}</button>` : html`<span></span>`}</div>`;
  }

  render() {
    const {attempt, exercise} = this;
    if (!attempt) return html`<div class="learn">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    return html`<div class="run">${this.side()}<div class="run-main">
      ${attempt.state === 'PAUSED' ? html`<section class="card pad notice big" aria-label=${t('attempt.state.PAUSED')}>${icons.pause()}<p>${t('run.paused')}${attempt.remainingSeconds === undefined ? nothing : html` <b>${t('when.left', {span: span(attempt.remainingSeconds)})}</b>`}</p></section>` : nothing}
      ${exercise && attempt.state !== 'PAUSED' ? this.asked(exercise) : nothing}</div></div>`;
  }
}

await Promise.all([bringTexts('learn'), bringStyles('learn/learn.css'), bringStyles('learn/run.css')]);
customElements.define('ack-attempt', AttemptPage);
