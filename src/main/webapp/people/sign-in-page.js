// @ts-check
/** Signing in with a name and a password, or by a provider. */
import {html, nothing} from 'lit';
import {t} from '../platform/texts.js';
import {arrive, signIn} from '../platform/session.js';
import {Entry, PASSWORD_MAX} from './entry.js';

/** Where to go then: a page of ours that the address names, and never another site. */
function next() {
  const wanted = new URLSearchParams(location.search).get('to') ?? '/';
  const to = new URL(wanted, location.origin);
  return to.origin === location.origin ? to.pathname + to.search + to.hash : '/';
}

/** Why nothing came of signing in by a provider. @type {Record<string, () => string>} */
const FAULTS = {
  flow: () => t('entry.faultFlow'),
  provider: () => t('entry.faultProvider'),
  cancelled: () => t('entry.faultCancelled'),
  'not-linked': () => t('entry.faultNotLinked'),
  taken: () => t('entry.faultTaken'),
  invitation: () => t('entry.linkSpent'),
};

class SignInPage extends Entry {
  connectedCallback() {
    super.connectedCallback();
    this.askWays();
    const came = new URLSearchParams(location.search);
    const fault = FAULTS[came.get('fault') ?? ''];
    if (fault) this.faults = [fault()];
    if (came.has('entered')) this.arrived();
  }

  async arrived() {
    if (await arrive()) this.lead(next());
  }

  /** @param {Record<string, string>} fields */
  async sent({username, password}) {
    const answer = await signIn(username.trim().toLowerCase(), password);
    if (!answer.ok) return answer.faults;
    this.lead(next());
    return [];
  }

  render() {
    return this.form(
      t('entry.signIn'),
      t('entry.signInLead'),
      [
        {name: 'username', label: t('entry.username'), type: 'text', complete: 'username', max: 100},
        {name: 'password', label: t('entry.password'), type: 'password', complete: 'current-password', max: PASSWORD_MAX},
      ],
      t('entry.signIn'),
      html`${this.provider({purpose: 'SIGN_IN', to: next()})}
        ${this.ways.forgotten === 'BY_MAIL' ? html`<p class="or"><a href="/forgotten">${t('entry.forgotten')}</a></p>` : nothing}`,
    );
  }
}

customElements.define('ack-sign-in', SignInPage);
