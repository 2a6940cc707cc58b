// @ts-check
/** An account, by an invitation. */
import {t} from '../platform/texts.js';
import {Entry} from './entry.js';

class InvitationPage extends Entry {
  connectedCallback() {
    super.connectedCallback();
    this.askWays();
  }

  /** @param {Record<string, string>} fields */
  async sent(fields) {
    const username = fields.username.trim().toLowerCase();
    const faults = await this.post(`/api/v1/invitations/${encodeURIComponent(this.secret)}`, {...fields, username});
    return faults.length > 0 ? faults : this.enter(username, fields.password);
  }

  render() {
    return this.form(
      t('entry.invitation'),
      this.secret ? t('entry.invitationLead') : t('entry.incomplete'),
      [
        {name: 'username', label: t('entry.username'), type: 'text', complete: 'username', hint: t('entry.usernameHint'), max: 100},
        {name: 'displayName', label: t('entry.displayName'), type: 'text', complete: 'name', hint: t('entry.displayNameHint'), max: 200},
        this.newPassword(),
      ],
      t('entry.makeAccount'),
      this.secret ? this.provider({purpose: 'SIGN_IN', invitation: this.secret}) : undefined,
    );
  }
}

customElements.define('ack-invitation', InvitationPage);
