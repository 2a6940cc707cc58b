// @ts-check
/** What a class's answers to one assignment say: how many points, which exercises, and where they first go wrong. */
import {html, nothing} from 'lit';
import {View, entitle} from '../platform/view.js';
import {bringTexts, inOwn, number, percent, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {send} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';
import {sized} from '../platform/sized.js';
import {stacked} from '../platform/stacked.js';
import {failure} from '../learn/parts.js';
import {assignmentHead} from './frame.js';
import {POOR, exerciseMap, scores} from './plots.js';

/** @typedef {'TOO_FEW_LEARNERS' | 'TOO_FEW_EXERCISES' | 'NO_VARIANCE' | 'DIFFERENT_EXERCISES'} Reason */
/** @typedef {{value?: number, undefined?: Reason}} Figure */
/** @typedef {{en?: string, ko?: string}} Title */
/** @typedef {{at?: number, code: string, learners: number}} Mistake */
/**
 * @typedef {object} OfExercise
 * @property {string} exercise
 * @property {Title} title
 * @property {number} learners
 * @property {number} answered
 * @property {Figure} facility
 * @property {Figure} discrimination
 * @property {Mistake[]} mistakes
 * @property {{id: string, belief?: Title, learners: number}[]} misconceptions
 */
/** @typedef {{at?: number, code: string, answer: string, learners: number}} Typical an answer as it was written, and how many wrote the same */
/** @typedef {{learners: number, mean: Figure, deviation: Figure, median: Figure, alpha: Figure, distribution: number[], exercises: OfExercise[]}} Analysis */
/** @typedef {import('../learn/work.js').Course} Course */
/** @typedef {import('../learn/work.js').Assignment} Assignment */

/** How many shades a count has. */
const SHADES = 4;

/** @param {OfExercise} one */
const wrong = ({mistakes}) => mistakes.reduce((sum, mistake) => sum + mistake.learners, 0);

/** What a mistake is called. @param {string} code */
const called = (code) => (t(`code.${code}`) === `code.${code}` ? t('teach.partWrong') : t(`code.${code}`).replace(/\.$/, ''));

class ResultsPage extends View {
  static properties = {place: {attribute: false}, analysis: {state: true}, faults: {state: true}, shown: {state: true}, cell: {state: true}, typical: {state: true}};

  constructor() {
    super();
    /** @type {import('../platform/router.js').Place} */
    this.place = {};
    /** @type {Analysis | undefined} */
    this.analysis = undefined;
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {Assignment | undefined} */
    this.assignment = undefined;
    /** @type {string[]} */
    this.faults = [];
    /** The exercise whose mistakes are shown. */
    this.shown = '';
    /** The kind of mistake whose answers are shown. @type {{code: string, at?: number} | undefined} */
    this.cell = undefined;
    /** Its wrong answers, once somebody asked for them. @type {Typical[] | undefined} */
    this.typical = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const course = `/api/v1/courses/${this.place.course}`;
    const assignment = `${course}/assignments/${this.place.assignment}`;
    const [found, given, told] = await Promise.all([send('GET', course), send('GET', assignment), send('GET', `${assignment}/analysis`)]);
    if (found.ok && given.ok && told.ok) {
      this.course = found.body;
      this.assignment = given.body;
      this.faults = [];
      this.analysis = told.body;
      const [most] = [...told.body.exercises].sort((a, b) => wrong(b) - wrong(a));
      this.shown = most?.exercise ?? '';
    } else if (found.status === 401) {
      go(wayIn(), 'replace');
    } else {
      const refused = [found, given, told].filter((one) => !one.ok);
      this.faults = refused.some((one) => one.status === 403) ? [t('teach.notYours')] : [...new Set(refused.flatMap((one) => (one.ok ? [] : one.faults)))];
    }
  }

  updated() {
    if (this.assignment) entitle(`${t('shell.results')}: ${inOwn(this.assignment.title)}`);
  }

  /** @param {Figure} figure @param {(value: number) => unknown} [as] */
  figure(figure, as = number) {
    if (figure.value !== undefined) return as(figure.value);
    return html`<span class="no-figure" title=${t(`teach.why.${figure.undefined}`)}>–<span class="unseen">${t(`teach.why.${figure.undefined}`)}</span></span>`;
  }

  /** @param {Analysis} analysis */
  sum({learners, mean, deviation, median, alpha}) {
    return html`<dl class="sums"><div><dt>${t('teach.handedIn')}</dt><dd>${t('teach.learners', {n: learners})}</dd></div><div><dt>${t('teach.median')}</dt><dd>${this.figure(median)}</dd></div>
      <div><dt>${t('teach.mean')}</dt><dd>${this.figure(mean)}${deviation.value === undefined ? nothing : html` ± ${number(deviation.value)}`}</dd></div><div><dt>${t('teach.alpha')}</dt><dd>${this.figure(alpha)}</dd></div></dl>`;
  }

  /** @param {Analysis} analysis */
  distribution(analysis) {
    const {distribution, exercises, median, alpha} = analysis;
    // Each exercise is worth one point; where they differ from learner to learner there is no share of all.
    const middle = median.value === undefined || alpha.undefined === 'DIFFERENT_EXERCISES' ? undefined : median.value / exercises.length;
    return html`<section class="card plot" aria-labelledby="scores-name"><h2 id="scores-name">${t('teach.scores')}</h2><p class="hint">${t('teach.scoresHint', {n: analysis.learners})}${middle === undefined ? nothing : html` ${t('teach.medianLine')}`}</p>${scores(distribution, middle)}
      <details class="beside-table"><summary>${t('teach.asTable')}</summary><table class="plain"><thead><tr><th scope="col">${t('teach.share')}</th><th scope="col" class="n">${t('teach.learner')}</th></tr></thead>
      <tbody>${distribution.map((count, i) => html`<tr><th scope="row">${t('teach.from', {least: percent(i / 10), most: percent((i + 1) / 10)})}</th><td class="n">${count}</td></tr>`)}</tbody></table></details></section>`;
  }

  /** @param {Analysis} analysis */
  map({exercises}) {
    const undefinedOnes = exercises.filter((one) => one.discrimination.value === undefined || one.facility.value === undefined);
    const [first] = undefinedOnes;
    return html`<section class="card plot" aria-labelledby="map-name"><h2 id="map-name">${t('teach.map')}</h2><p class="hint">${t('teach.mapHint')}</p>
      ${undefinedOnes.length === exercises.length ? html`<p class="none">${t(`teach.why.${first?.discrimination.undefined ?? 'TOO_FEW_LEARNERS'}`)}</p>` : html`${exerciseMap(exercises)}${undefinedOnes.length > 0 ? html`<p class="hint">${t('teach.notOnMap', {n: undefinedOnes.length})}</p>` : nothing}`}</section>`;
  }

  /** @param {Analysis} analysis */
  firstWrong({exercises}) {
    const with_ = exercises.filter((one) => one.mistakes.length > 0);
    const one = with_.find(({exercise}) => exercise === this.shown);
    // Of a few people nothing is told, and that is not the same as that nothing went wrong.
    const none = exercises.every(({facility}) => facility.undefined === 'TOO_FEW_LEARNERS') ? 'teach.why.TOO_FEW_LEARNERS' : 'teach.noneWrong';
    return html`<section class="card" aria-labelledby="wrong-name"><div class="ph"><h2 id="wrong-name">${t('teach.firstWrong')}</h2></div>
      ${one === undefined ? html`<p class="pad none">${t(none)}</p>` : html`<div class="pad wrongs"><label class="field"><span>${t('teach.exercise')}</span><select @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => {
        this.shown = event.currentTarget.value;
        this.cell = undefined;
        this.typical = undefined;
      }}>${with_.map((each) => html`<option value=${each.exercise} ?selected=${each === one}>${exercises.indexOf(each) + 1}. ${inOwn(each.title)}</option>`)}</select></label>
        <p class="hint">${t('teach.firstWrongHint', {n: wrong(one), of: String(one.answered)})}</p></div>${this.heat(one)}${this.answers()}${this.beliefs(one)}`}</section>`;
  }

  /** A line of the table for each kind of mistake, a column for each line of the answer. @param {OfExercise} one */
  heat({mistakes}) {
    const codes = [...new Set(mistakes.map((mistake) => mistake.code))];
    const places = [...new Set(mistakes.map((mistake) => mistake.at))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
    const most = Math.max(...mistakes.map((mistake) => mistake.learners));
    const total = (/** @type {(mistake: Mistake) => boolean} */ test) => mistakes.filter(test).reduce((sum, mistake) => sum + mistake.learners, 0);
    return html`<div class="table-box" role="group" aria-labelledby="wrong-name" tabindex="0"><table class="heat"><thead><tr><td></td>${places.map((at) => html`<th scope="col">${at === undefined ? t('teach.whole') : t('teach.at', {at: String(at)})}</th>`)}<th scope="col">${t('teach.total')}</th></tr></thead>
      <tbody>${codes.map((code) => html`<tr><th scope="row">${called(code)}</th>${places.map((at) => {
        const n = total((mistake) => mistake.code === code && mistake.at === at);
        const isShown = this.cell?.code === code && this.cell.at === at;
        return n === 0 ? html`<td><i class="shade"><span class="unseen">0</span></i></td>` : html`<td><button type="button" class=${`shade s${Math.ceil((n / most) * SHADES)}`} aria-pressed=${isShown ? 'true' : 'false'} @click=${() => this.look(isShown ? undefined : {code, at})}>${n}<span class="unseen"> ${t('teach.typicalOf')}</span></button></td>`;
      })}<td class="total">${total((mistake) => mistake.code === code)}</td></tr>`)}</tbody></table></div>`;
  }

  /** Shows how answers look that went wrong so. @param {{code: string, at?: number} | undefined} cell */
  async look(cell) {
    this.cell = cell;
    if (cell === undefined || this.typical !== undefined) return;
    const answer = await send('GET', `/api/v1/courses/${this.place.course}/assignments/${this.place.assignment}/analysis/answers?exercise=${encodeURIComponent(this.shown)}`);
    this.typical = answer.ok ? answer.body.items : [];
  }

  answers() {
    const {cell, typical} = this;
    if (cell === undefined || typical === undefined) return html`<p class="pad hint">${t('teach.typicalHint')}</p>`;
    const some = typical.filter(({code, at}) => code === cell.code && at === cell.at);
    const where = `${called(cell.code)}${cell.at === undefined ? '' : ` (${t('teach.at', {at: String(cell.at)})})`}`;
    return html`<div class="pad typical" role="status"><h3>${where}</h3>${some.length === 0 ? html`<p class="none">${t('teach.typicalNone')}</p>` : html`<ol>${some.map(({answer, learners}) => html`<li><b>${t('teach.learners', {n: learners})}</b><pre tabindex="0">${answer}</pre></li>`)}</ol>`}</div>`;
  }

  /** @param {OfExercise} one */
  beliefs({misconceptions}) {
    const known = misconceptions.filter(({belief}) => belief !== undefined);
    return known.length === 0 ? nothing : html`<ul class="pad beliefs">${known.map(({belief, learners}) => html`<li><b>${t('teach.learners', {n: learners})}</b><span>“${inOwn(belief ?? {})}”</span></li>`)}</ul>`;
  }

  /** @param {OfExercise} one @param {number} i */
  row(one, i) {
    const {facility, discrimination, mistakes} = one;
    const [most] = mistakes;
    /** @param {Figure} figure @param {(value: number) => unknown} as */
    const bar = (figure, as) => html`<td><span class="bar-cell">${figure.value === undefined ? nothing : html`<span class="bar-track" aria-hidden="true"><span class=${figure === discrimination && figure.value < POOR ? 'note' : ''} ${sized({'--share': `${Math.max(0, figure.value) * 100}%`})}></span></span>`}<span>${this.figure(figure, as)}${figure === discrimination && figure.value !== undefined && figure.value < POOR ? html` <span class="sign late">${t('teach.review')}</span>` : nothing}</span></span></td>`;
    return html`<tr><td class="n">${i + 1}</td><th scope="row">${inOwn(one.title)}</th><td class="n">${one.answered}</td>${bar(facility, percent)}${bar(discrimination, number)}<td>${most ? html`${called(most.code)}${most.at === undefined ? nothing : html` (${t('teach.at', {at: String(most.at)})})`}` : '–'}</td></tr>`;
  }

  /** @param {Analysis} analysis */
  exercises({exercises}) {
    return html`<section class="card"><div class="ph"><h2 id="exercises-name">${t('teach.exercises')}</h2></div><div class="table-box" role="region" aria-labelledby="exercises-name" tabindex="0"><table class="plain exercises" ${stacked()}><thead><tr><th scope="col" class="n">${t('teach.number')}</th><th scope="col">${t('teach.exercise')}</th><th scope="col" class="n">${t('teach.answered')}</th><th scope="col">${t('teach.solved')}</th><th scope="col">${t('teach.discrimination')}</th><th scope="col">${t('teach.commonest')}</th></tr></thead>
      <tbody>${exercises.map((one, i) => this.row(one, i))}</tbody></table></div></section>`;
  }

  /** @param {Analysis} analysis */
  told(analysis) {
    if (analysis.learners === 0) return html`<p class="card pad none">${t('teach.noResults')}</p>`;
    const isFew = analysis.median.value === undefined;
    return html`${this.sum(analysis)}${isFew ? html`<p class="card pad notice">${t('teach.tooFew', {n: analysis.learners})}</p>` : html`<div class="plots">${this.distribution(analysis)}${this.map(analysis)}</div>`}${this.firstWrong(analysis)}${this.exercises(analysis)}`;
  }

  render() {
    const {analysis, course, assignment} = this;
    if (!analysis || !course || !assignment) return html`<div class="learn teach wide">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    return html`<div class="learn teach wide">${assignmentHead(course, assignment, 'results')}${this.told(analysis)}</div>`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('teach/live/live.css')]);
customElements.define('ack-results', ResultsPage);
