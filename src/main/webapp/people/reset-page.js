// @ts-check
/** A new password, by a link that is good once. */
import {t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {Entry} from './entry.js';

class ResetPage extends Entry {
  connectedCallback() {
    super.connectedCallback();
    this.ask();
  }

  get path() {
    return `/api/v1/passwords/links/${encodeURIComponent(this.secret)}`;
  }

  async ask() {
    const answer = await send('GET', this.path);
    if (answer.ok) this.owner = answer.body.username;
    else this.faults = [t('entry.linkSpent')];
  }

  /** @param {Record<string, string>} fields */
  async sent({password}) {
    const faults = await this.post(this.path, {password});
    return faults.length > 0 ? faults : this.enter(this.owner, password);
  }

  render() {
    const lead = this.owner ? t('entry.resetLead', {name: this.owner}) : t('entry.reset');
    return this.form(t('entry.resetTitle'), lead, [this.newPassword()], t('entry.setPassword'));
  }
}

customElements.define('ack-reset', ResetPage);
