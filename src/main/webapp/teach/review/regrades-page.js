// @ts-check
/** Answers of an assignment are graded anew: first what would change is read, then it is applied, or not. */
import {html, nothing} from 'lit';
import {View, entitle, say} from '../../platform/view.js';
import {bringTexts, inOwn, number, percent, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {UNCHANGED, freshKey, list, send} from '../../platform/rest.js';
import {land} from '../../platform/land.js';
import {moment} from '../../platform/when.js';
import {sized} from '../../platform/sized.js';
import {stacked} from '../../platform/stacked.js';
import {badge, failure} from '../../learn/parts.js';
import {assignmentHead, refusals, titlesOf} from '../frame.js';
import {learnersOf, nameOf} from '../people.js';
import {difference, groups, isBusy} from './regrade.js';

/** @typedef {import('./regrade.js').Regrade} Regrade */
/** @typedef {import('./regrade.js').Change} Change */
/** @typedef {import('./regrade.js').Side} Side */
/** @typedef {import('./regrade.js').Effect} Effect */
/** @typedef {import('../frame.js').Course} Course */
/** @typedef {import('../setup/form.js').Given} Given */

/** How often it is asked how far the server has come, in milliseconds. */
const ASK_MILLIS = 700;

/** So many changes are shown before somebody asks for more. */
const ROWS = 100;

const REASON_MAX = 1000;

/** @type {Effect[]} */
const EFFECTS = ['APPLIES', 'KEPT', 'IMPOSSIBLE'];

class RegradesPage extends View {
  static properties = {place: {attribute: false}, all: {state: true}, shown: {state: true}, changes: {state: true}, group: {state: true}, rows: {state: true}, faults: {state: true}, refused: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {import('../../platform/router.js').Place} */
    this.place = {};
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {Given | undefined} */
    this.assignment = undefined;
    /** The newest first. @type {Regrade[] | undefined} */
    this.all = undefined;
    /** The one that is looked at. @type {Regrade | undefined} */
    this.shown = undefined;
    /** @type {string | undefined} */
    this.tag = undefined;
    /** @type {Change[] | undefined} */
    this.changes = undefined;
    /** The kind of change that is looked at; '' is all. */
    this.group = '';
    this.rows = ROWS;
    /** @type {Map<string, string>} */
    this.titles = new Map();
    /** @type {import('../people.js').Person[]} */
    this.people = [];
    /** @type {string[]} */
    this.faults = [];
    /** @type {string[]} */
    this.refused = [];
    this.busy = false;
    this.key = freshKey();
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

  async spokenTo() {
    this.titles = await titlesOf(this.assignment?.quiz);
    this.requestUpdate();
  }

  get address() {
    return `/api/v1/courses/${this.place.course}/assignments/${this.place.assignment}`;
  }

  async fetch() {
    const [course, given, regrades] = await Promise.all([send('GET', `/api/v1/courses/${this.place.course}`), send('GET', this.address), list(`${this.address}/regrades`)]);
    this.faults = refusals([course, given, regrades]);
    if (!course.ok || !given.ok || !regrades.ok) return;
    this.course = course.body;
    this.assignment = given.body;
    [this.titles, this.people] = await Promise.all([titlesOf(given.body.quiz), learnersOf(this.place.course)]);
    this.all = regrades.items.reverse();
    const [newest] = this.all;
    if (newest) await this.look(newest.id);
  }

  updated() {
    if (this.assignment) entitle(`${t('shell.regrades')}: ${inOwn(this.assignment.title)}`);
  }

  /** Shows a regrade, and follows it as long as the server works at it. @param {string} id */
  async look(id) {
    clearTimeout(this.timer);
    if (this.shown?.id !== id) {
      this.tag = undefined;
      this.changes = undefined;
      this.group = '';
      this.rows = ROWS;
    }
    const answer = await send('GET', `${this.address}/regrades/${id}`, undefined, {seen: this.tag});
    if (!answer.ok) {
      this.refused = answer.faults;
      return;
    }
    if (answer.status !== UNCHANGED) {
      this.tag = answer.tag;
      await this.take(answer.body);
    }
    if (this.isConnected && this.shown && isBusy(this.shown)) this.timer = setTimeout(() => this.look(id), ASK_MILLIS);
  }

  /** @param {Regrade} now */
  async take(now) {
    const before = this.shown?.id === now.id ? this.shown.state : undefined;
    const changes = isBusy(now) && this.changes === undefined ? undefined : await list(`${this.address}/regrades/${now.id}/changes?limit=200`);
    if (changes?.ok) this.changes = changes.items;
    this.all = this.all?.map((one) => (one.id === now.id ? now : one));
    this.shown = now;
    if (before === undefined || before === now.state || isBusy(now)) return;
    say(t(`regrade.now.${now.state}`, {n: this.changes?.length ?? 0}));
    await land(this, '#diff-name');
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async prepare(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (this.busy || !form.reportValidity()) return;
    const data = new FormData(form);
    const exercise = String(data.get('exercise') ?? '');
    this.busy = true;
    const answer = await send('POST', `${this.address}/regrades`, {...(exercise ? {exercise} : {}), against: String(data.get('against')), lowering: data.get('lowering') ? 'NEVER' : 'ALLOWED', reason: String(data.get('reason')).trim()}, {key: this.key});
    this.busy = false;
    if (answer.status !== 0) this.key = freshKey();
    this.refused = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    form.reset();
    this.all = [answer.body, ...(this.all ?? [])];
    await this.look(answer.body.id);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('#diff-name'))?.focus();
  }

  async apply() {
    const {shown} = this;
    if (!shown || this.busy) return;
    const n = shown.changes?.APPLIES ?? 0;
    const {agreed} = await import('../../platform/dialog.js');
    if (!(await agreed({title: t('regrade.applyTitle', {n}), body: html`<p>${t('regrade.applyBody')}</p>`, act: t('regrade.apply', {n})}))) return;
    this.busy = true;
    const answer = await send('POST', `${this.address}/regrades/${shown.id}/apply`);
    this.busy = false;
    this.refused = answer.ok ? [] : answer.faults;
    if (answer.ok) await this.look(shown.id);
  }

  // ---- Looks

  /** @param {string | undefined} exercise */
  called(exercise) {
    return exercise === undefined ? t('regrade.all') : (this.titles.get(exercise) ?? exercise);
  }

  form() {
    return html`<form class="card pad regrade-form" aria-labelledby="regrade-new" @submit=${this.prepare}><h2 id="regrade-new">${t('regrade.new')}</h2><p class="hint">${t('regrade.about')}</p>
      <div class="pair"><label class="field"><span>${t('teach.exercise')}</span><select name="exercise"><option value="">${t('regrade.all')}</option>${[...this.titles].map(([id, title]) => html`<option value=${id}>${title}</option>`)}</select></label>
      <label class="field"><span>${t('regrade.against')}</span><select name="against"><option value="CURRENT">${t('regrade.against.CURRENT')}</option><option value="ATTEMPT">${t('regrade.against.ATTEMPT')}</option></select></label></div>
      <label class="way"><input type="checkbox" name="lowering" checked><span>${t('regrade.never')}</span></label>
      <label class="field"><span>${t('teach.reason')}</span><textarea name="reason" rows="2" required maxlength=${REASON_MAX}></textarea></label>
      <div role="alert">${this.refused.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      <div class="acts"><button class="btn primary" aria-disabled=${this.busy}>${t('regrade.prepare')}</button></div></form>`;
  }

  /** @param {Regrade[]} all @param {Course} course */
  history(all, course) {
    if (all.length === 0) return nothing;
    return html`<section class="card regrade-list" aria-labelledby="regrades-name"><div class="ph"><h2 id="regrades-name">${t('regrade.history')}</h2></div><ul>${all.map((one) => html`<li><button type="button" aria-current=${one.id === this.shown?.id ? 'true' : nothing} @click=${() => this.look(one.id)}><b>${one.reason}</b><span class="facts"><span>${moment(one.madeAt, course.zone)}</span>${badge(one.state === 'APPLIED' ? 'ok' : 'quiet', t(`regrade.state.${one.state}`))}</span></button></li>`)}</ul></section>`;
  }

  /** What a grading says, in words. @param {Side} side */
  side(side) {
    const code = side.code === undefined ? '' : t(`code.${side.code}`);
    return html`<b>${percent(side.score)}</b> <span>${t(`regrade.verdict.${side.verdict}`)}</span>${side.verdict !== 'VALID' && (side.at !== undefined || code) ? html`<small>${side.at === undefined ? '' : t('teach.at', {at: String(side.at)})}${side.at !== undefined && code ? ': ' : ''}${code.startsWith('code.') ? side.code : code}</small>` : nothing}`;
  }

  /** @param {Change} change */
  effect(change) {
    const by = difference(change);
    if (change.effect === 'IMPOSSIBLE') return html`${badge('bad', t('regrade.effect.IMPOSSIBLE'))}${change.fault ? html`<small>${change.fault}</small>` : nothing}`;
    if (change.effect === 'KEPT') return html`${badge('note', t('regrade.effect.KEPT'))}<small>${t('regrade.wouldFall', {by: number(Math.abs(by))})}</small>`;
    const tone = by > 0 ? 'ok' : by < 0 ? 'bad' : 'quiet';
    return badge(tone, by > 0 ? t('regrade.rises', {by: number(by)}) : by < 0 ? t('regrade.falls', {by: number(-by)}) : t('regrade.same'));
  }

  /** @param {Regrade} shown */
  progress(shown) {
    const share = shown.answers === 0 ? 1 : shown.graded / shown.answers;
    return html`<div class="pad progress-box" role="status"><p>${t(`regrade.busy.${shown.state}`, {n: shown.answers, done: String(shown.graded)})}</p><div class="bar-track" aria-hidden="true"><span ${sized({'--share': `${(shown.state === 'APPLYING' ? 1 : share) * 100}%`})}></span></div></div>`;
  }

  /** @param {Change[]} changes */
  kinds(changes) {
    const all = groups(changes);
    if (all.length < 2) return nothing;
    return html`<div class="pad kinds-of" role="group" aria-label=${t('regrade.kinds')}><button type="button" class="kind-of" aria-pressed=${this.group === '' ? 'true' : 'false'} @click=${() => this.choose('')}><b>${changes.length}</b><span>${t('regrade.allKinds')}</span></button>
      ${all.map(({key, first, changes: some}) => html`<button type="button" class="kind-of" aria-pressed=${this.group === key ? 'true' : 'false'} @click=${() => this.choose(key)}><b>${some.length}</b><span>${this.called(first.exercise)}: ${t(`regrade.verdict.${first.before.verdict}`)} ${percent(first.before.score)} → ${first.now ? html`${t(`regrade.verdict.${first.now.verdict}`)} ${percent(first.now.score)}` : t('regrade.effect.IMPOSSIBLE')}</span></button>`)}</div>`;
  }

  /** @param {string} group */
  choose(group) {
    this.group = group;
    this.rows = ROWS;
  }

  /** @param {Change[]} changes */
  table(changes) {
    const wanted = this.group === '' ? changes : (groups(changes).find(({key}) => key === this.group)?.changes ?? []);
    return html`<div class="table-box" role="group" aria-labelledby="diff-name" tabindex="0"><table class="plain diff" ${stacked()}><thead><tr><th scope="col">${t('teach.learner')}</th><th scope="col">${t('teach.exercise')}</th><th scope="col">${t('regrade.before')}</th><th scope="col">${t('regrade.after')}</th><th scope="col">${t('regrade.what')}</th></tr></thead>
      <tbody>${wanted.slice(0, this.rows).map((change) => html`<tr class=${`is-${change.effect.toLowerCase()}`}><th scope="row">${nameOf(this.people, change.learner)}<small>${change.username}</small></th><td>${this.called(change.exercise)}</td><td class="old">${this.side(change.before)}</td><td class="new">${change.now ? this.side(change.now) : '–'}</td><td>${this.effect(change)}</td></tr>`)}</tbody></table></div>
      ${wanted.length > this.rows ? html`<p class="pad acts"><button type="button" class="btn" @click=${() => {
        this.rows += ROWS;
      }}>${t('regrade.more', {n: wanted.length - this.rows})}</button></p>` : nothing}`;
  }

  /** @param {Regrade} shown @param {Course} course */
  diff(shown, course) {
    const {changes} = this;
    const n = shown.changes?.APPLIES ?? 0;
    return html`<section class="card diff-card" aria-labelledby="diff-name"><div class="ph"><h2 id="diff-name" tabindex="-1">${shown.reason}</h2>${badge(shown.state === 'APPLIED' ? 'ok' : 'quiet', t(`regrade.state.${shown.state}`))}</div>
      <p class="pad facts terms"><span>${this.called(shown.exercise)}</span><span>${t(`regrade.against.${shown.against}`)}</span><span>${t(shown.lowering === 'NEVER' ? 'regrade.never' : 'regrade.mayFall')}</span><span>${shown.engine}</span>${shown.appliedAt ? html`<span>${t('regrade.appliedAt', {at: moment(shown.appliedAt, course.zone)})}</span>` : nothing}</p>
      ${isBusy(shown) ? this.progress(shown) : nothing}
      ${changes === undefined ? nothing : changes.length === 0 ? html`<p class="pad none">${t('regrade.none', {n: shown.answers})}</p>` : html`<dl class="pad sums">${EFFECTS.map((effect) => html`<div><dt>${t(`regrade.sum.${effect}`)}</dt><dd>${shown.changes?.[effect] ?? 0}</dd></div>`)}<div><dt>${t('regrade.looked')}</dt><dd>${shown.answers}</dd></div></dl>${this.kinds(changes)}${this.table(changes)}`}
      ${shown.state === 'READY' && n > 0 ? html`<p class="pad acts apply-row"><button type="button" class="btn primary" aria-disabled=${this.busy} @click=${this.apply}>${t('regrade.apply', {n})}</button><span class="hint">${t('regrade.applyHint')}</span></p>` : nothing}</section>`;
  }

  render() {
    const {course, assignment, all, shown} = this;
    if (!course || !assignment || !all) return html`<div class="learn teach wide">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    return html`<div class="learn teach wide regrades">${assignmentHead(course, assignment, 'regrades')}<div class="beside"><div class="side">${this.form()}${this.history(all, course)}</div><div class="side">${shown ? this.diff(shown, course) : html`<p class="card pad none">${t('regrade.nothing')}</p>`}</div></div></div>`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringTexts('teach/review'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('teach/review/review.css')]);
customElements.define('ack-regrades', RegradesPage);
