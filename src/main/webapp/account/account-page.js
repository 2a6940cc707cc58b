// @ts-check
/** One's own account: password, browsers, tokens, linked logins, one's data, how the pages look. */
import {html, nothing} from 'lit';
import {View, say} from '../platform/view.js';
import {bringTexts, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {list, send} from '../platform/rest.js';
import {person} from '../platform/session.js';
import {moment} from '../platform/when.js';
import * as icons from '../platform/icons.js';
import {land} from '../platform/land.js';
import {PASSWORD_MAX, PASSWORD_MIN} from '../people/entry.js';
import './tokens.js';

/** @typedef {{id: string, createdAt: string, seenAt: string, expiresAt: string, browser: 'THIS' | 'OTHER'}} Signed a browser in which one is signed in */
/** @typedef {{id: string, issuer: string, linkedAt: string}} Identity */

class AccountPage extends View {
  static properties = {sessions: {state: true}, identities: {state: true}, provider: {state: true}, faults: {state: true}, wrong: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {Signed[]} */
    this.sessions = [];
    /** @type {Identity[]} */
    this.identities = [];
    /** The provider by which one can sign in, where there is one. @type {string | undefined} */
    this.provider = undefined;
    /** By part of the page. @type {Record<string, string[]>} */
    this.faults = {};
    /** What is wrong with the fields of the password. @type {import('../platform/rest.js').Fault[]} */
    this.wrong = [];
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const [sessions, identities, ways] = await Promise.all([list('/api/v1/session/all'), send('GET', '/api/v1/identities'), send('GET', '/api/v1/sign-in')]);
    this.provider = ways.ok ? ways.body.provider : undefined;
    this.identities = identities.ok ? identities.body.items : [];
    if (sessions.ok) this.sessions = sessions.items.reverse();
    else this.tell('sessions', sessions.faults);
  }

  /** @param {string} part @param {string[]} faults */
  tell(part, faults) {
    this.faults = {...this.faults, [part]: faults};
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async changePassword(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (this.busy || !form.reportValidity()) return;
    const data = new FormData(form);
    this.busy = true;
    const answer = await send('PUT', '/api/v1/passwords/own', {current: String(data.get('current')), password: String(data.get('password'))});
    this.busy = false;
    this.wrong = answer.ok ? [] : answer.fields;
    this.tell('password', answer.ok || answer.fields.length > 0 ? [] : answer.faults);
    if (answer.ok) {
      form.reset();
      say(t('account.passwordChanged'));
      await this.fetch();
      return;
    }
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]') ?? form.querySelector('input'))?.focus();
  }

  /** @param {Signed} signed */
  async end({id}) {
    const answer = await send('DELETE', `/api/v1/session/all/${id}`);
    this.tell('sessions', answer.ok ? [] : answer.faults);
    await this.fetch();
    if (answer.ok) say(t('account.ended'));
    await land(this, '[aria-labelledby="sessions-name"] .btn');
  }

  async endAll() {
    const {agreed} = await import('../platform/dialog.js');
    if (!(await agreed({title: t('account.endAllTitle'), body: html`<p>${t('account.endAllBody')}</p>`, act: t('account.endAll'), tone: 'bad'}))) return;
    const answer = await send('DELETE', '/api/v1/session/all');
    if (answer.ok) location.assign('/sign-in');
    else this.tell('sessions', answer.faults);
  }

  async link() {
    const answer = await send('POST', '/api/v1/sign-in/flows', {purpose: 'LINK', to: '/account'});
    if (answer.ok) location.assign(answer.body.location);
    else this.tell('identities', answer.faults);
  }

  /** @param {Identity} identity */
  async unlink({id, issuer}) {
    const {agreed} = await import('../platform/dialog.js');
    if (!(await agreed({title: t('account.unlinkTitle'), body: html`<p>${issuer}</p><p>${t('account.unlinkBody')}</p>`, act: t('account.unlink'), tone: 'bad'}))) return;
    const answer = await send('DELETE', `/api/v1/identities/${id}`);
    this.tell('identities', answer.ok ? [] : answer.faults);
    await this.fetch();
    await land(this, '[aria-labelledby="identities-name"] .btn');
  }

  // ---- Looks

  /** @param {string} part */
  alert(part) {
    return html`<div role="alert">${(this.faults[part] ?? []).map((fault) => html`<p class="fault">${fault}</p>`)}</div>`;
  }

  /** @param {'current' | 'password'} name @param {string} label @param {string} complete @param {number} min @param {string} [hint] */
  secret(name, label, complete, min, hint) {
    const wrong = this.wrong.filter(({field}) => field === name).map(({detail}) => detail);
    const about = [hint ? `${name}-hint` : '', wrong.length > 0 ? `${name}-wrong` : ''].filter(Boolean).join(' ');
    return html`<div class="field"><label for=${`own-${name}`}>${label}</label><input id=${`own-${name}`} name=${name} type="password" autocomplete=${complete} required minlength=${min} maxlength=${PASSWORD_MAX} aria-describedby=${about || nothing} aria-invalid=${wrong.length > 0 ? 'true' : nothing}>
      ${hint ? html`<p class="hint" id=${`${name}-hint`}>${hint}</p>` : nothing}${wrong.length > 0 ? html`<p class="fault" id=${`${name}-wrong`}>${wrong.join(' ')}</p>` : nothing}</div>`;
  }

  password() {
    return html`<section class="card pad" aria-labelledby="password-name"><h2 id="password-name">${t('entry.password')}</h2><form class="own-password" @submit=${this.changePassword}>
      <input class="unseen" type="text" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly .value=${person()?.username ?? ''}>
      ${this.secret('current', t('account.current'), 'current-password', 1)}${this.secret('password', t('entry.newPassword'), 'new-password', PASSWORD_MIN, t('entry.passwordHint', {n: PASSWORD_MIN}))}
      ${this.alert('password')}<div class="acts"><button class="btn primary" aria-disabled=${this.busy}>${t('account.changePassword')}</button><span class="hint">${t('account.changeHint')}</span></div></form></section>`;
  }

  signed() {
    return html`<section class="card pad" aria-labelledby="sessions-name"><h2 id="sessions-name">${t('account.sessions')}</h2><ul class="own-list">${this.sessions.map((one) => html`<li><div><b>${t(`account.browser.${one.browser}`)}</b><p class="facts"><span>${t('account.signedIn', {at: moment(one.createdAt)})}</span><span>${t('account.seen', {at: moment(one.seenAt)})}</span></p></div>
        ${one.browser === 'THIS' ? nothing : html`<button type="button" class="btn small" @click=${() => this.end(one)}>${t('shell.signOut')}<span class="unseen">: ${t('account.signedIn', {at: moment(one.createdAt)})}</span></button>`}</li>`)}</ul>
      ${this.alert('sessions')}<p class="acts"><button type="button" class="btn danger" @click=${this.endAll}>${t('account.endAll')}</button></p></section>`;
  }

  linked() {
    if (!this.provider && this.identities.length === 0) return nothing;
    return html`<section class="card pad" aria-labelledby="identities-name"><h2 id="identities-name">${t('account.identities')}</h2><p class="hint">${t('account.identitiesAbout')}</p>
      ${this.identities.length === 0 ? html`<p class="none">${t('account.noIdentity')}</p>` : html`<ul class="own-list">${this.identities.map((one) => html`<li><div><b>${one.issuer}</b><p class="facts"><span>${t('account.linkedAt', {at: moment(one.linkedAt)})}</span></p></div><button type="button" class="btn small" @click=${() => this.unlink(one)}>${t('account.unlink')}<span class="unseen">: ${one.issuer}</span></button></li>`)}</ul>`}
      ${this.alert('identities')}${this.provider ? html`<p class="acts"><button type="button" class="btn" @click=${this.link}>${icons.link()}${t('account.link', {name: this.provider})}</button></p>` : nothing}</section>`;
  }

  render() {
    const own = person();
    if (!own) return html`<div class="learn account"></div>`;
    return html`<div class="learn account"><h1>${t('shell.account')}</h1>
      <section class="card pad" aria-labelledby="who-name"><h2 id="who-name">${own.displayName}</h2><p class="facts"><span class="mono">${own.username}</span><span>${t(`account.role.${own.role}`)}</span></p></section>
      ${this.password()}${this.signed()}${this.linked()}<ack-tokens></ack-tokens>
      <section class="card pad" aria-labelledby="data-name"><h2 id="data-name">${t('account.data')}</h2><p class="hint">${t('account.dataAbout')}</p><p class="acts"><a class="btn" href=${`/api/v1/people/${own.id}/export`} download>${icons.save()}${t('account.export')}</a></p></section></div>`;
  }
}

await Promise.all([bringTexts('account'), bringStyles('learn/learn.css'), bringStyles('account/account.css')]);
customElements.define('ack-account', AccountPage);
