// @ts-check
/** A link for a new password, by mail. */
import {html} from 'lit';
import {t} from '../platform/texts.js';
import {Entry} from './entry.js';

class ForgottenPage extends Entry {
  static properties = {...Entry.properties, asked: {state: true}};

  constructor() {
    super();
    this.asked = false;
  }

  /** @param {Record<string, string>} fields */
  async sent({username}) {
    const faults = await this.post('/api/v1/passwords/forgotten', {username: username.trim().toLowerCase()});
    this.asked = faults.length === 0;
    return faults;
  }

  render() {
    return this.form(
      t('entry.forgotten'),
      t('entry.forgottenLead'),
      [{name: 'username', label: t('entry.username'), type: 'text', complete: 'username', max: 100}],
      t('entry.sendLink'),
      html`<p class="sent" role="status">${this.asked ? t('entry.linkSent') : ''}</p>`,
    );
  }
}

customElements.define('ack-forgotten', ForgottenPage);
