// @ts-check
/** Invitations to make an account: made, shown once, taken back. */
import {html, nothing} from 'lit';
import {say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {send, serverNow} from '../platform/rest.js';
import {moment} from '../platform/when.js';
import {land} from '../platform/land.js';
import {badge} from '../learn/parts.js';
import {Listing, once} from './listing.js';

/** @typedef {{id: string, role: 'MEMBER' | 'ADMINISTRATOR', createdAt: string, expiresAt: string, revokedAt?: string, redeemedAt?: string}} Invited */

const DAYS_MAX = 60;
const DAYS_USUAL = 7;
const EMAIL_MAX = 254;

class AdminInvitations extends Listing {
  static properties = {...Listing.properties, made: {state: true}};

  constructor() {
    super();
    this.made = '';
  }

  get address() {
    return '/api/v1/invitations';
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async invite(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const email = String(data.get('email') ?? '').trim();
    const answer = await send('POST', '/api/v1/invitations', {role: String(data.get('role')), expiresInDays: Number(data.get('days')), ...(email ? {email} : {})});
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    form.reset();
    this.made = answer.body.page ?? '';
    say(answer.body.mailedTo ? t('admin.mailedTo', {address: answer.body.mailedTo}) : t('admin.invited'));
    await this.fetch();
    /** @type {HTMLElement | null} */ (this.querySelector('.shown-once'))?.focus();
  }

  /** @param {Invited} one */
  async takeBack({id}) {
    const answer = await send('DELETE', `/api/v1/invitations/${id}`);
    this.faults = answer.ok ? [] : answer.faults;
    await this.fetch();
    await land(this, '.table-box');
  }

  /** @param {Invited} one @returns {['ok' | 'quiet' | 'bad' | 'live', string]} */
  state({redeemedAt, revokedAt, expiresAt}) {
    if (redeemedAt) return ['ok', t('admin.invitation.used')];
    if (revokedAt) return ['bad', t('admin.invitation.revoked')];
    return Date.parse(expiresAt) < serverNow() ? ['quiet', t('admin.invitation.expired')] : ['live', t('admin.invitation.open')];
  }

  /** @param {Invited} one */
  row(one) {
    const [tone, text] = this.state(one);
    return html`<tr><th scope="row">${moment(one.createdAt)}</th><td>${t(`admin.role.${one.role}`)}</td><td>${badge(tone, text)}</td><td>${moment(one.expiresAt)}</td><td>${tone === 'live' ? html`<button type="button" class="btn small" @click=${() => this.takeBack(one)}>${t('admin.takeBack')}<span class="unseen">: ${moment(one.createdAt)}</span></button>` : nothing}</td></tr>`;
  }

  render() {
    return html`<form class="card pad tools" aria-label=${t('admin.invite')} @submit=${this.invite}><label class="field"><span>${t('admin.role')}</span><select name="role"><option value="MEMBER">${t('admin.role.MEMBER')}</option><option value="ADMINISTRATOR">${t('admin.role.ADMINISTRATOR')}</option></select></label>
        <label class="field"><span>${t('admin.goodDays')}</span><input name="days" type="number" min="1" max=${DAYS_MAX} value=${DAYS_USUAL} required></label><label class="field"><span>${t('admin.emailIf')}</span><input name="email" type="email" maxlength=${EMAIL_MAX} autocomplete="off"></label><button class="btn primary">${t('admin.invite')}</button></form>
      ${this.made ? once(t('admin.invitationIs'), this.made, () => {
        this.made = '';
        land(this, 'select');
      }) : nothing}
      ${this.table(t('admin.part.invitations'), [t('admin.made'), t('admin.role'), t('admin.state'), t('admin.until'), t('admin.acts')], (one) => this.row(one), t('admin.noInvitation'))}`;
  }
}

customElements.define('ack-admin-invitations', AdminInvitations);
