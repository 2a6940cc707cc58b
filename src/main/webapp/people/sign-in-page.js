// @ts-check
/** Signing in with a name and a password. */
import {t} from '../platform/texts.js';
import {signIn} from '../platform/session.js';
import {Entry, PASSWORD_MAX} from './entry.js';

/** Where to go then: a page of ours that the address names, and never another site. */
function next() {
  const wanted = new URLSearchParams(location.search).get('to') ?? '/';
  const to = new URL(wanted, location.origin);
  return to.origin === location.origin ? to.pathname + to.search + to.hash : '/';
}

class SignInPage extends Entry {
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
    );
  }
}

customElements.define('ack-sign-in', SignInPage);
