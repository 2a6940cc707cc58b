// @ts-check
/** How the roster of a learning management system differs from who is in the course here, and taking it over. */
import {html, nothing} from 'lit';
import {View, entitle, say} from '../../platform/view.js';
import {bringTexts, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {send} from '../../platform/rest.js';
import {stacked} from '../../platform/stacked.js';
import {badge, failure} from '../../learn/parts.js';
import {look, person} from '../../platform/session.js';

/** @typedef {'BEGINS' | 'CHANGES' | 'ENDS' | 'STAYS' | 'UNKNOWN_ROLE'} Change */
/** @typedef {{subject: string, name: string, change: Change, from?: string, to?: string}} Difference */

/** @type {Record<Change, 'ok' | 'note' | 'bad' | 'quiet'>} */
const TONES = {BEGINS: 'ok', CHANGES: 'note', ENDS: 'bad', STAYS: 'quiet', UNKNOWN_ROLE: 'quiet'};

/** Somebody was quicker, or the roster changed. */
const CHANGED_MEANWHILE = 412;

class RosterPage extends View {
  static properties = {differences: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {Difference[] | undefined} */
    this.differences = undefined;
    /** @type {string | undefined} */
    this.tag = undefined;
    /** @type {string[]} */
    this.faults = [];
    this.busy = true;
    this.course = new URLSearchParams(location.search).get('course') ?? '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.begin();
  }

  async begin() {
    if (!person()) await look();
    await this.fetch();
  }

  get address() {
    return `/api/v1/courses/${encodeURIComponent(this.course)}/platform-roster`;
  }

  async fetch() {
    this.busy = true;
    const answer = await send('GET', this.address);
    this.busy = false;
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    this.differences = answer.body.differences;
    this.tag = answer.tag;
  }

  async apply() {
    this.busy = true;
    const answer = await send('POST', this.address, undefined, {match: this.tag});
    if (answer.ok) {
      await this.fetch();
      say(t('lms.roster.applied'));
    } else if (answer.status === CHANGED_MEANWHILE) {
      await this.fetch();
      this.faults = [t('lms.roster.meanwhile')];
    } else {
      this.busy = false;
      this.faults = answer.faults;
    }
  }

  updated() {
    entitle(t('lms.roster.name'));
  }

  /** @param {string | undefined} role */
  spoken = (role) => (role ? t(`lms.roster.role.${role}`) : '–');

  render() {
    const {differences} = this;
    const doing = (differences ?? []).some(({change}) => change !== 'UNKNOWN_ROLE');
    return html`<div class="learn roster"><p class="crumbs"><a href="/teach">${t('shell.teach')}</a></p><h1>${t('lms.roster.name')}</h1><p class="hint">${t('lms.roster.lead')}</p>
      ${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}
      ${this.busy && differences === undefined ? html`<p class="card pad none" role="status">${t('lms.roster.asking')}</p>` : nothing}
      ${differences === undefined ? nothing : differences.length === 0 ? html`<p class="card pad none">${t('lms.roster.same')}</p>` : html`<section class="card"><div class="table-box" role="region" aria-label=${t('lms.roster.name')} tabindex="0"><table class="plain" ${stacked()}><thead><tr><th scope="col">${t('lms.roster.who')}</th><th scope="col">${t('lms.roster.what')}</th><th scope="col">${t('lms.roster.from')}</th><th scope="col">${t('lms.roster.to')}</th></tr></thead><tbody>${differences.map((one) => html`<tr><th scope="row">${one.name}</th><td>${badge(TONES[one.change], t(`lms.roster.change.${one.change}`))}</td><td>${this.spoken(one.from)}</td><td>${this.spoken(one.to)}</td></tr>`)}</tbody></table></div>
        <p class="pad acts"><button type="button" class="btn primary" aria-disabled=${this.busy || !doing} @click=${this.apply}>${t('lms.roster.apply')}</button></p></section>`}</div>`;
  }
}

await Promise.all([bringTexts('lms/roster'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('lms/roster/roster.css')]);
customElements.define('ack-lti-roster', RosterPage);
