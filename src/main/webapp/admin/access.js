// @ts-check
/** Everybody's tokens, and the accounts of other systems. */
import {html, nothing} from 'lit';
import {View, say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {list, send, serverNow} from '../platform/rest.js';
import {moment} from '../platform/when.js';
import {badge} from '../learn/parts.js';
import {Listing} from './listing.js';

/** @typedef {{id: string, account: string, name: string, scopes: string[], createdAt: string, expiresAt: string, usedAt?: string, revokedAt?: string}} Token */
/** @typedef {{id: string, name: string, createdAt: string, endedAt?: string, courses: {course: string, role: string}[], tokens: Token[]}} Machine */

class AdminTokens extends Listing {
  get address() {
    return '/api/v1/tokens/all';
  }

  /** @param {Token} one */
  async end({id, name}) {
    const answer = await send('DELETE', `/api/v1/tokens/${id}`);
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) say(t('admin.tokenEnded', {name}));
    await this.fetch();
  }

  /** @param {Token} one */
  row(one) {
    const isGood = !one.revokedAt && Date.parse(one.expiresAt) > serverNow();
    return html`<tr><th scope="row">${one.name}<small>${one.scopes.join(' ')}</small></th><td><code>${one.account.slice(0, 13)}</code></td><td>${isGood ? badge('live', t('admin.token.good')) : badge('quiet', t(one.revokedAt ? 'admin.token.ended' : 'admin.token.expired'))}</td><td>${moment(one.expiresAt)}</td><td>${one.usedAt ? moment(one.usedAt) : '–'}</td><td>${isGood ? html`<button type="button" class="btn small" @click=${() => this.end(one)}>${t('admin.end')}<span class="unseen">: ${one.name}</span></button>` : nothing}</td></tr>`;
  }

  render() {
    return this.table(t('admin.part.tokens'), [t('admin.name'), t('admin.account'), t('admin.state'), t('admin.until'), t('admin.used'), t('admin.acts')], (one) => this.row(one), t('admin.noToken'));
  }
}

class AdminAccess extends View {
  static properties = {machines: {state: true}, faults: {state: true}};

  constructor() {
    super();
    /** @type {Machine[]} */
    this.machines = [];
    /** @type {string[]} */
    this.faults = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const answer = await list('/api/v1/machines');
    if (answer.ok) this.machines = answer.items;
    else this.faults = answer.faults;
  }

  /** @param {Machine} one */
  async end({id, name}) {
    const {agreed} = await import('../platform/dialog.js');
    if (!(await agreed({title: t('admin.machineEndTitle', {name}), body: html`<p>${t('admin.machineEndBody')}</p>`, act: t('admin.end'), tone: 'bad'}))) return;
    const answer = await send('DELETE', `/api/v1/machines/${id}`);
    this.faults = answer.ok ? [] : answer.faults;
    await this.fetch();
  }

  render() {
    return html`<section class="card pad" aria-labelledby="machines-name"><h2 id="machines-name">${t('admin.machines')}</h2><p class="hint">${t('admin.machinesAbout')}</p><div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      ${this.machines.length === 0 ? html`<p class="none">${t('admin.noMachine')}</p>` : html`<ul class="own-list">${this.machines.map((one) => html`<li><div><b>${one.name}</b><p class="facts"><span>${moment(one.createdAt)}</span><span>${t('admin.nCourses', {n: one.courses.length})}</span><span>${t('admin.nTokens', {n: one.tokens.length})}</span>${one.endedAt ? badge('quiet', t('admin.token.ended')) : nothing}</p></div>${one.endedAt ? nothing : html`<button type="button" class="btn small" @click=${() => this.end(one)}>${t('admin.end')}<span class="unseen">: ${one.name}</span></button>`}</li>`)}</ul>`}</section>
      <h2>${t('admin.allTokens')}</h2><ack-admin-tokens></ack-admin-tokens>`;
  }
}

customElements.define('ack-admin-tokens', AdminTokens);
customElements.define('ack-admin-access', AdminAccess);
