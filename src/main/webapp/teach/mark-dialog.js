// @ts-check
/** A mark that is changed by hand, in a window over the page: other points, an excuse, a remark. */
import {html, nothing, render} from 'lit';
import {inOwn, number, t} from '../platform/texts.js';
import {over} from '../platform/dialog.js';
import {send} from '../platform/rest.js';
import {signs} from './book.js';

/** @typedef {import('./book.js').Line} Line */
/** @typedef {import('./book.js').Column} Column */
/**
 * A mark as those who teach see it.
 *
 * @typedef {object} Mark
 * @property {import('./book.js').State} state
 * @property {number} [score] the points that count
 * @property {number} [computed] what the attempts came to
 * @property {number} maximum
 * @property {number} attempts
 * @property {number} late
 * @property {'COUNTS' | 'EXCUSED'} standing
 * @property {number} [override]
 * @property {string} [reason]
 * @property {string} [remark]
 */
/** @typedef {'computed' | 'override' | 'excused'} Way */

/** The longest texts that the server takes. */
const REASON_MAX = 1000;
const REMARK_MAX = 4000;

/** The most points that the server takes. */
const POINTS_MAX = 10_000;

/** Somebody else was quicker. */
const CHANGED_MEANWHILE = 412;

/** @param {Mark} mark @returns {Way} */
const wayOf = ({standing, override}) => (standing === 'EXCUSED' ? 'excused' : override === undefined ? 'computed' : 'override');

/** What stands in the form. @param {HTMLFormElement} form */
function written(form) {
  const data = new FormData(form);
  /** @param {string} name */
  const text = (name) => String(data.get(name) ?? '').trim();
  const way = /** @type {Way} */ (text('way'));
  return {way, override: text('override'), reason: text('reason'), remark: text('remark')};
}

/** @typedef {{way: Way, override: string, reason: string, remark: string}} Wish */

/** @param {Wish} wish */
const body = ({way, override, reason, remark}) => ({
  standing: way === 'excused' ? 'EXCUSED' : 'COUNTS',
  ...(way === 'override' ? {override: Number(override)} : {}),
  ...(reason === '' ? {} : {reason}),
  ...(remark === '' ? {} : {remark}),
});

/** @param {Mark} mark @returns {Wish} */
const wishOf = (mark) => ({way: wayOf(mark), override: mark.override === undefined ? '' : String(mark.override), reason: mark.reason ?? '', remark: mark.remark ?? ''});

/** How the mark stands, in words. @param {Mark} mark */
function standing(mark) {
  const told = signs({assignment: '', ...mark});
  const points = mark.score === undefined ? t('teach.noMark') : t('teach.pointsOf', {points: number(mark.score), of: number(mark.maximum)});
  return html`<dl class="stands"><div><dt>${t('teach.now')}</dt><dd>${points}${told.map((sign) => html` <span class=${`sign ${sign}`}>${t(`teach.sign.${sign}`)}</span>`)}</dd></div>
    <div><dt>${t('teach.computed')}</dt><dd>${mark.computed === undefined ? '–' : number(mark.computed)} · ${t('work.attempts', {n: mark.attempts})}</dd></div></dl>`;
}

/** A change that is being made in a window of its own. */
class Change {
  /** @type {Mark | undefined} */
  mark = undefined;
  /** @type {string | undefined} */
  tag = undefined;
  /** @type {Wish} */
  wish = {way: 'computed', override: '', reason: '', remark: ''};
  /** @type {string[]} */
  faults = [];
  busy = false;
  told = '';

  /** @param {{course: string, line: Line, column: Column}} of @param {HTMLDialogElement} dialog */
  constructor({course, line, column}, dialog) {
    this.line = line;
    this.column = column;
    this.dialog = dialog;
    this.address = `/api/v1/courses/${course}/assignments/${column.id}/marks/${line.id}`;
    this.timeline = `/teach/timeline/${course}/${column.id}/${line.id}`;
  }

  /** Reads the mark as it is now. */
  async read() {
    const answer = await send('GET', this.address);
    if (answer.ok) {
      this.mark = answer.body;
      this.tag = answer.tag;
    } else {
      this.faults = answer.faults;
    }
    return answer.ok;
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async submit(event) {
    event.preventDefault();
    if (this.busy || !this.tag) return;
    this.wish = written(event.currentTarget);
    this.busy = true;
    this.faults = [];
    this.show();
    const answer = await send('PUT', this.address, body(this.wish), {match: this.tag});
    this.busy = false;
    if (answer.ok) {
      this.told = t('teach.changed', {name: this.line.displayName, title: inOwn(this.column.title)});
      this.dialog.close('changed');
      return;
    }
    this.faults = answer.faults;
    if (answer.status === CHANGED_MEANWHILE && (await this.read())) this.faults = [t('teach.changedMeanwhile')];
    this.show();
  }

  /** @param {Way} way */
  choose(way) {
    const form = this.dialog.querySelector('form');
    if (!form) return;
    const now = written(form);
    this.wish = {way, override: now.override || this.wish.override, reason: now.reason || this.wish.reason, remark: now.remark};
    this.show();
  }

  /** @param {Mark} mark */
  form(mark) {
    const {wish} = this;
    /** @param {Way} way */
    const choice = (way) => html`<label class="way"><input type="radio" name="way" value=${way} .checked=${wish.way === way} @change=${() => this.choose(way)}><span>${t(`teach.way.${way}`)}</span></label>`;
    const isByHand = wish.way !== 'computed';
    return html`<form @submit=${(/** @type {Event & {currentTarget: HTMLFormElement}} */ event) => this.submit(event)}>
      <fieldset class="ways"><legend>${t('teach.whatCounts')}</legend>${choice('computed')}${choice('override')}${choice('excused')}</fieldset>
      ${wish.way === 'override' ? html`<label class="field points"><span>${t('teach.points', {of: number(mark.maximum)})}</span><input name="override" type="number" inputmode="decimal" min="0" max=${POINTS_MAX} step="any" required .value=${wish.override}></label>` : nothing}
      ${isByHand ? html`<label class="field"><span>${t('teach.reason')}</span><textarea name="reason" rows="2" required maxlength=${REASON_MAX} aria-describedby="reason-hint" .value=${wish.reason}></textarea><span class="hint" id="reason-hint">${t('teach.reasonHint')}</span></label>` : nothing}
      <label class="field"><span>${t('teach.remark')}</span><textarea name="remark" rows="2" maxlength=${REMARK_MAX} aria-describedby="remark-hint" .value=${wish.remark}></textarea><span class="hint" id="remark-hint">${t('teach.remarkHint')}</span></label>
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      <div class="acts"><a class="btn ghost" href=${this.timeline} @click=${() => this.dialog.close()}>${t('shell.timeline')}</a><span class="gap"></span><button type="button" class="btn" @click=${() => this.dialog.close()}>${t('shell.cancel')}</button><button class="btn primary" aria-disabled=${this.busy}>${t('teach.save')}</button></div></form>`;
  }

  show() {
    render(html`<h2 id="mark-title">${this.line.displayName}<small>${inOwn(this.column.title)}</small></h2>${this.mark ? html`${standing(this.mark)}${this.form(this.mark)}` : html`<div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div><div class="acts"><button type="button" class="btn" @click=${() => this.dialog.close()}>${t('shell.close')}</button></div>`}`, this.dialog);
  }
}

/**
 * Has a mark changed.
 *
 * @param {{course: string, line: Line, column: Column}} of
 * @returns {Promise<string | undefined>} what is to be said of it; undefined where nothing was changed
 */
export async function changeMark(of) {
  const dialog = document.createElement('dialog');
  dialog.className = 'mark-dialog learn-dialog';
  dialog.setAttribute('aria-labelledby', 'mark-title');
  const change = new Change(of, dialog);
  if (await change.read()) change.wish = wishOf(/** @type {Mark} */ (change.mark));
  change.show();
  await over(dialog);
  return change.told || undefined;
}
