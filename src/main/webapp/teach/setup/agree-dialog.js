// @ts-check
/** What is agreed with one learner, in a window over the page. */
import {html, nothing, render} from 'lit';
import {t} from '../../platform/texts.js';
import {over} from '../../platform/dialog.js';
import {send} from '../../platform/rest.js';
import {instant, wall} from '../../platform/zone.js';

/** @typedef {import('./accommodations.js').Agreed} Agreed */
/** @typedef {import('../people.js').Person} Person */
/** @typedef {{address: string, zone: string, people: Person[], learner?: string}} Of `people`: who can be chosen */
/** @typedef {import('../../platform/rest.js').Fault} Fault */

/** The most that the server takes. */
const PERCENT_MAX = 1000;
const MINUTES_MAX = 525_600;
const ATTEMPTS_MAX = 1000;
const REASON_MAX = 1000;

const PERCENT_MIN = 100;

/** Somebody else was quicker. */
const CHANGED_MEANWHILE = 412;

const DATES = /** @type {const} */ (['opensAt', 'dueAt', 'closesAt']);

/** An agreement that is being made. */
class Agreement {
  /** @type {Partial<Agreed>} */
  was = {};
  /** @type {string | undefined} */
  tag = undefined;
  /** @type {string[]} */
  faults = [];
  /** @type {Fault[]} */
  fields = [];
  busy = false;
  told = '';

  /** @param {Of} of @param {HTMLDialogElement} dialog */
  constructor(of, dialog) {
    this.of = of;
    this.dialog = dialog;
  }

  async read() {
    if (!this.of.learner) return;
    const answer = await send('GET', `${this.of.address}/${this.of.learner}`);
    if (answer.ok) {
      this.was = answer.body;
      this.tag = answer.tag;
    } else this.faults = answer.faults;
  }

  /** @param {FormData} data */
  body(data) {
    /** @param {string} name */
    const text = (name) => String(data.get(name) ?? '').trim();
    const dates = Object.fromEntries(DATES.map((name) => [name, instant(text(name), this.of.zone)]).filter(([, at]) => at !== undefined));
    return {timePercent: Number(text('timePercent') || PERCENT_MIN), moreMinutes: Number(text('moreMinutes') || 0), moreAttempts: Number(text('moreAttempts') || 0), ...dates, reason: text('reason')};
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.currentTarget);
    const learner = String(data.get('learner') ?? this.of.learner);
    this.busy = true;
    const answer = await send('PUT', `${this.of.address}/${learner}`, this.body(data), {match: this.tag});
    this.busy = false;
    if (answer.ok) {
      this.told = t('agree.agreed', {name: this.of.people.find(({id}) => id === learner)?.displayName ?? ''});
      this.dialog.close();
      return;
    }
    this.fields = answer.fields;
    this.faults = answer.fields.length > 0 ? [t('setup.mend')] : answer.faults;
    if (answer.status === CHANGED_MEANWHILE) {
      await this.read();
      this.faults = [t('agree.changedMeanwhile')];
    }
    this.show();
    /** @type {HTMLElement | null} */ (this.dialog.querySelector('[aria-invalid="true"]'))?.focus();
  }

  /** @param {string} name @param {string} label @param {Record<string, unknown>} shape @param {string} value @param {string} [hint] */
  input(name, label, {type = 'number', min, max}, value, hint) {
    const wrong = this.fields.filter(({field}) => field === name).map(({detail}) => detail);
    const about = [hint ? `agree-${name}-hint` : '', wrong.length > 0 ? `agree-${name}-wrong` : ''].filter(Boolean).join(' ');
    return html`<div class="field"><label for=${`agree-${name}`}>${label}</label><input id=${`agree-${name}`} name=${name} type=${type} min=${min ?? nothing} max=${max ?? nothing} autocomplete="off" value=${value} aria-describedby=${about || nothing} aria-invalid=${wrong.length > 0 ? 'true' : nothing}>
      ${hint ? html`<p class="hint" id=${`agree-${name}-hint`}>${hint}</p>` : nothing}${wrong.length > 0 ? html`<p class="fault" id=${`agree-${name}-wrong`}>${wrong.join(' ')}</p>` : nothing}</div>`;
  }

  form() {
    const {was, of} = this;
    return html`<form novalidate @submit=${(/** @type {Event & {currentTarget: HTMLFormElement}} */ event) => this.submit(event)}>
      ${of.learner ? nothing : html`<div class="field"><label for="agree-learner">${t('agree.who')}</label><select id="agree-learner" name="learner">${of.people.map(({id, displayName, username}) => html`<option value=${id}>${displayName} (${username})</option>`)}</select></div>`}
      <div class="pair three">${this.input('timePercent', t('agree.time'), {min: PERCENT_MIN, max: PERCENT_MAX}, String(was.timePercent ?? PERCENT_MIN))}${this.input('moreMinutes', t('agree.minutes'), {min: 0, max: MINUTES_MAX}, String(was.moreMinutes ?? 0))}${this.input('moreAttempts', t('agree.attempts'), {min: 0, max: ATTEMPTS_MAX}, String(was.moreAttempts ?? 0))}</div>
      <p class="hint">${t('agree.timeHint')}</p>
      <details ?open=${DATES.some((name) => was[name] !== undefined)}><summary>${t('agree.dates')}</summary><div class="pair three">${DATES.map((name) => this.input(name, t(`setup.${name}`), {type: 'datetime-local'}, wall(was[name], of.zone)))}</div><p class="hint">${t('agree.datesHint', {zone: of.zone})}</p></details>
      <div class="field"><label for="agree-reason">${t('agree.reason')}</label><textarea id="agree-reason" name="reason" rows="2" maxlength=${REASON_MAX} aria-describedby="agree-reason-hint" .value=${was.reason ?? ''}></textarea><p class="hint" id="agree-reason-hint">${t('agree.reasonHint')}</p></div>
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      <div class="acts"><button type="button" class="btn" @click=${() => this.dialog.close()}>${t('shell.cancel')}</button><button class="btn primary" aria-disabled=${this.busy}>${t('agree.save')}</button></div></form>`;
  }

  show() {
    const name = this.of.learner ? (this.of.people[0]?.displayName ?? '') : '';
    render(html`<h2 id="agree-title">${name ? t('agree.titleOf', {name}) : t('agree.add')}</h2>${this.form()}`, this.dialog);
  }
}

/**
 * Agrees with a learner on something.
 *
 * @param {Of} of
 * @returns {Promise<string | undefined>} what is to be said of it; undefined where nothing was changed
 */
export async function agreeWith(of) {
  const dialog = document.createElement('dialog');
  dialog.className = 'agree-dialog learn-dialog';
  dialog.setAttribute('aria-labelledby', 'agree-title');
  const agreement = new Agreement(of, dialog);
  await agreement.read();
  agreement.show();
  await over(dialog);
  return agreement.told || undefined;
}
