// @ts-check
/** Tokens of one's own account: made, shown once, ended. */
import {html, nothing} from 'lit';
import {View, say} from '../platform/view.js';
import {bringTexts, t} from '../platform/texts.js';
import {list, send, serverNow} from '../platform/rest.js';
import {moment} from '../platform/when.js';
import {land} from '../platform/land.js';
import * as icons from '../platform/icons.js';

/** @typedef {{id: string, name: string, scopes: string[], createdAt: string, expiresAt: string, usedAt?: string, revokedAt?: string}} Token */

/** What a token may be good for, in the order in which it is asked. */
const SCOPES = ['course:read', 'course:write', 'attempt:read', 'attempt:write', 'grade:read', 'grade:write', 'question:read', 'question:write', 'roster:read', 'roster:write', 'webhook:manage', 'audit:read', 'token:write', 'admin'];

/** What a learner needs. */
const USUAL = ['course:read', 'attempt:read', 'attempt:write'];

/** For so many days, as one may choose. */
const DAYS = [1, 7, 30, 90, 366];

const DAYS_USUAL = 30;

const NAME_MAX = 100;

class Tokens extends View {
  static properties = {all: {state: true}, made: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {Token[]} */
    this.all = [];
    /** The secret of the one that was just made: it is never told again. */
    this.made = '';
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const answer = await list('/api/v1/tokens');
    if (answer.ok) this.all = answer.items.filter((/** @type {Token} */ token) => !token.revokedAt && Date.parse(token.expiresAt) > serverNow()).reverse();
    else this.faults = answer.faults;
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async make(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (this.busy || !form.reportValidity()) return;
    const data = new FormData(form);
    this.busy = true;
    const answer = await send('POST', '/api/v1/tokens', {name: String(data.get('name')).trim(), scopes: data.getAll('scope').map(String), expiresInDays: Number(data.get('days'))});
    this.busy = false;
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    form.reset();
    /** @type {HTMLDetailsElement | null} */ (form.closest('details'))?.removeAttribute('open');
    this.made = answer.body.token;
    await this.fetch();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.made-token'))?.focus();
  }

  /** @param {Event} event */
  copy({currentTarget}) {
    import('../platform/copy.js').then(({copy}) => copy(currentTarget, this.made, t('tokens.copied')));
  }

  /** @param {Token} token */
  async revoke({id, name}) {
    const {agreed} = await import('../platform/dialog.js');
    if (!(await agreed({title: t('tokens.revokeTitle', {name}), body: html`<p>${t('tokens.revokeBody')}</p>`, act: t('tokens.revoke'), tone: 'bad'}))) return;
    const answer = await send('DELETE', `/api/v1/tokens/${id}`);
    this.faults = answer.ok ? [] : answer.faults;
    await this.fetch();
    if (answer.ok) say(t('tokens.revoked', {name}));
    await land(this, '.own-list .btn', '.new-token summary');
  }

  form() {
    return html`<details class="new-token"><summary>${t('tokens.new')}</summary><form @submit=${this.make}>
      <div class="pair"><label class="field"><span>${t('tokens.name')}</span><input name="name" required maxlength=${NAME_MAX} autocomplete="off"></label><label class="field"><span>${t('tokens.days')}</span><select name="days">${DAYS.map((n) => html`<option value=${n} ?selected=${n === DAYS_USUAL}>${t('tokens.nDays', {n})}</option>`)}</select></label></div>
      <fieldset class="scopes"><legend>${t('tokens.scopes')}</legend>${SCOPES.map((scope) => html`<label class="way"><input type="checkbox" name="scope" value=${scope} ?checked=${USUAL.includes(scope)}><span><code>${scope}</code> <small>${t(`tokens.scope.${scope.replace(':', '-')}`)}</small></span></label>`)}</fieldset>
      <p class="hint">${t('tokens.never')}</p><div class="acts"><button class="btn primary" aria-disabled=${this.busy}>${t('tokens.make')}</button></div></form></details>`;
  }

  render() {
    return html`<section class="card pad" aria-labelledby="tokens-name"><h2 id="tokens-name">${t('tokens.all')}</h2><p class="hint">${t('tokens.about')}</p>
      ${this.made ? html`<div class="made-token" tabindex="-1" role="group" aria-label=${t('tokens.made')}><p><b>${t('tokens.made')}</b> ${t('tokens.once')}</p><code tabindex="0">${this.made}</code><p class="acts"><button type="button" class="btn small" @click=${this.copy}>${icons.duplicate()}${t('tokens.copy')}</button><button type="button" class="btn small ghost" @click=${() => {
        this.made = '';
        land(this, '.new-token summary');
      }}>${t('shell.close')}</button></p></div>` : nothing}
      ${this.all.length === 0 ? html`<p class="none">${t('tokens.none')}</p>` : html`<ul class="own-list">${this.all.map((token) => html`<li><div><b>${token.name}</b><p class="facts"><span>${t('tokens.until', {at: moment(token.expiresAt)})}</span><span>${token.usedAt ? t('tokens.used', {at: moment(token.usedAt)}) : t('tokens.unused')}</span></p><p class="scopes-said">${token.scopes.map((scope) => html`<code>${scope}</code> `)}</p></div>
        <button type="button" class="btn small" @click=${() => this.revoke(token)}>${t('tokens.revoke')}<span class="unseen">: ${token.name}</span></button></li>`)}</ul>`}
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>${this.form()}</section>`;
  }
}

await bringTexts('account');
customElements.define('ack-tokens', Tokens);
