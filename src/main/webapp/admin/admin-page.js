// @ts-check
/** What an administrator looks after: people, invitations, tokens, webhooks, settings, jobs, the audit log; each part on an address of its own. */
import {html, nothing} from 'lit';
import {View, entitle} from '../platform/view.js';
import {bringTexts, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {person} from '../platform/session.js';

/** @typedef {'people' | 'invitations' | 'tokens' | 'webhooks' | 'jobs' | 'settings' | 'audit'} Part */

/** The parts, and what shows each. @type {Record<Part, {load: () => Promise<unknown>, shown: () => unknown}>} */
const PARTS = {
  people: {load: () => import('./people.js'), shown: () => html`<ack-admin-people></ack-admin-people>`},
  invitations: {load: () => import('./invitations.js'), shown: () => html`<ack-admin-invitations></ack-admin-invitations>`},
  tokens: {load: () => import('./access.js'), shown: () => html`<ack-admin-access></ack-admin-access>`},
  webhooks: {load: () => import('./webhooks.js'), shown: () => html`<ack-admin-webhooks></ack-admin-webhooks>`},
  settings: {load: () => import('./settings.js'), shown: () => html`<ack-admin-settings></ack-admin-settings>`},
  jobs: {load: () => import('./jobs.js'), shown: () => html`<ack-admin-jobs></ack-admin-jobs>`},
  audit: {load: () => import('./audit.js'), shown: () => html`<ack-admin-audit></ack-admin-audit>`},
};

class AdminPage extends View {
  static properties = {place: {attribute: false}, brought: {state: true}};

  constructor() {
    super();
    /** @type {import('../platform/router.js').Place} */
    this.place = {};
    this.brought = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (person()?.role === 'ADMINISTRATOR') this.bring();
  }

  /** @returns {Part} */
  get which() {
    const named = this.place.part;
    return named !== undefined && named in PARTS ? /** @type {Part} */ (named) : 'people';
  }

  async bring() {
    await PARTS[this.which].load();
    this.brought = true;
  }

  updated() {
    entitle(t(`admin.part.${this.which}`));
    // Where there are more than fit, the one that is open is among those that are seen.
    this.querySelector('.tabs [aria-current]')?.scrollIntoView({block: 'nearest', inline: 'center'});
  }

  render() {
    const head = html`<h1>${t('shell.admin')}</h1>`;
    if (person()?.role !== 'ADMINISTRATOR') return html`<div class="learn admin">${head}<p class="card pad none">${t('admin.notYours')}</p></div>`;
    return html`<div class="learn admin">${head}<nav class="tabs" aria-label=${t('admin.parts')}>${/** @type {Part[]} */ (Object.keys(PARTS)).map((part) => html`<a href=${part === 'people' ? '/admin' : `/admin/${part}`} aria-current=${part === this.which ? 'page' : nothing}>${t(`admin.part.${part}`)}</a>`)}<a href="/lti/systems">${t('admin.lms')}</a></nav>
      ${this.brought ? PARTS[this.which].shown() : nothing}</div>`;
  }
}

await Promise.all([bringTexts('admin'), bringTexts('learn'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('admin/admin.css')]);
customElements.define('ack-admin', AdminPage);
