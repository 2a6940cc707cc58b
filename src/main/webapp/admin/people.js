// @ts-check
/** Everybody who has an account: found by name, given a link for a password, taken along, forgotten. */
import {html, nothing} from 'lit';
import {say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {person} from '../platform/session.js';
import {moment} from '../platform/when.js';
import {land} from '../platform/land.js';
import {badge} from '../learn/parts.js';
import {Listing, once} from './listing.js';

/** @typedef {{id: string, username: string, displayName: string, email?: string, role: 'MEMBER' | 'ADMINISTRATOR', origin: 'DEMO' | 'INVITATION' | 'ROSTER' | 'IDENTITY' | 'MACHINE', createdAt: string, disabledAt?: string}} Person */

/** So long after the last key the server is asked, in milliseconds. */
const REST_MILLIS = 250;

class AdminPeople extends Listing {
  static properties = {...Listing.properties, name: {state: true}, link: {state: true}};

  constructor() {
    super();
    this.name = '';
    /** A link for a password that was just made. */
    this.link = '';
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  get address() {
    return `/api/v1/people${this.name ? `?name=${encodeURIComponent(this.name)}` : ''}`;
  }

  /** @param {Event & {currentTarget: HTMLInputElement}} event */
  wrote(event) {
    this.name = event.currentTarget.value.trim();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetch(), REST_MILLIS);
  }

  /** @param {Person} one */
  async passwordLink({id, displayName}) {
    const answer = await send('POST', '/api/v1/passwords/links', {account: id});
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    this.link = answer.body.page ?? '';
    say(t('admin.linkMade', {name: displayName}));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.shown-once'))?.focus();
  }

  /** @param {Person} one */
  async changeRole({id, displayName, role}) {
    const wanted = role === 'ADMINISTRATOR' ? 'MEMBER' : 'ADMINISTRATOR';
    const {agreed} = await import('../platform/dialog.js');
    if (!(await agreed({title: t(`admin.roleTitle.${wanted}`, {name: displayName}), body: html`<p>${t(`admin.roleBody.${wanted}`)}</p>`, act: t(`admin.roleAct.${wanted}`)}))) return;
    const seen = await send('GET', `/api/v1/people/${id}`);
    const answer = seen.ok ? await send('PATCH', `/api/v1/people/${id}`, {role: wanted}, {match: seen.tag}) : seen;
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) {
      say(t('admin.roleChanged', {name: displayName}));
      await this.fetch();
    }
  }

  /** @param {Person} one */
  async forget({id, username, displayName}) {
    const {agreed} = await import('../platform/dialog.js');
    if (!(await agreed({title: t('admin.forgetTitle', {name: displayName}), body: html`<p>${t('admin.forgetBody')}</p>`, act: t('admin.forget'), tone: 'bad'}))) return;
    const answer = await send('POST', `/api/v1/people/${id}/erasure`, {username});
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) {
      say(t('admin.forgotten', {name: displayName}));
      await this.fetch();
      await land(this, '.table-box', 'input');
    }
  }

  /** @param {Person} one */
  row(one) {
    const isPerson = one.origin !== 'MACHINE' && !one.disabledAt;
    return html`<tr><th scope="row">${one.displayName}<small>${one.username}</small></th><td>${one.email ?? '–'}</td>
      <td>${badge(one.role === 'ADMINISTRATOR' ? 'live' : 'quiet', t(`admin.role.${one.role}`))} ${one.origin === 'DEMO' || one.origin === 'MACHINE' ? badge('quiet', t(`admin.origin.${one.origin}`)) : nothing} ${one.disabledAt ? badge('bad', t('admin.disabled')) : nothing}</td><td>${moment(one.createdAt)}</td>
      <td>${isPerson ? html`<span class="acts"><button type="button" class="btn small" @click=${() => this.passwordLink(one)}>${t('admin.passwordLink')}<span class="unseen">: ${one.displayName}</span></button>${one.id === person()?.id ? nothing : html`<button type="button" class="btn small" @click=${() => this.changeRole(one)}>${t(`admin.roleAct.${one.role === 'ADMINISTRATOR' ? 'MEMBER' : 'ADMINISTRATOR'}`)}<span class="unseen">: ${one.displayName}</span></button>`}<a class="btn small" href=${`/api/v1/people/${one.id}/export`} download>${t('admin.export')}<span class="unseen">: ${one.displayName}</span></a><button type="button" class="btn small danger" @click=${() => this.forget(one)}>${t('admin.forget')}<span class="unseen">: ${one.displayName}</span></button></span>` : nothing}</td></tr>`;
  }

  render() {
    return html`<form class="tools" role="search" aria-label=${t('admin.lookForPeople')} @submit=${(/** @type {Event} */ event) => event.preventDefault()}><label class="field"><span>${t('admin.name')}</span><input type="search" autocomplete="off" spellcheck="false" @input=${this.wrote}></label></form>
      ${this.link ? once(t('admin.passwordLinkIs'), this.link, () => {
        this.link = '';
        land(this, 'input');
      }) : nothing}
      ${this.table(t('admin.part.people'), [t('admin.name'), t('admin.email'), t('admin.role'), t('admin.since'), t('admin.acts')], (one) => this.row(one), t('admin.nobody'))}`;
  }
}

customElements.define('ack-admin-people', AdminPeople);
