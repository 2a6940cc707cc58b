// @ts-check
/** What an administrator looks after: people, invitations, tokens, webhooks, settings, jobs, the audit log; each part on an address of its own. */
import {html, nothing} from 'lit';
import {View, entitle} from '../platform/view.js';
import {bringTexts, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {person} from '../platform/session.js';
import {tabs} from './tabs.js';

/** @typedef {import('./tabs.js').Part} Part */

/** What shows each part. @type {Record<Part, {load: () => Promise<unknown>, shown: () => unknown}>} */
const SHOWN = {
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
    return named !== undefined && named in SHOWN ? /** @type {Part} */ (named) : 'people';
  }

  async bring() {
    await SHOWN[this.which].load();
    this.brought = true;
  }

  updated() {
    entitle(t(`admin.part.${this.which}`));
  }

  render() {
    const head = html`<h1>${t('shell.admin')}</h1>`;
    if (person()?.role !== 'ADMINISTRATOR') return html`<div class="learn admin">${head}<p class="card pad none">${t('admin.notYours')}</p></div>`;
    return html`<div class="learn admin">${head}${tabs(this.which)}
      ${this.brought ? SHOWN[this.which].shown() : nothing}</div>`;
  }
}

await Promise.all([bringTexts('admin'), bringTexts('learn'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('admin/admin.css')]);
customElements.define('ack-admin', AdminPage);
