// @ts-check
/** How the server is set up: it is read here, and changed in its environment. Of secrets it is told whether they are given. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {list} from '../platform/rest.js';
import {stacked} from '../platform/stacked.js';
import {badge, failure} from '../learn/parts.js';

/** @typedef {{name: string, secrecy: 'SHOWN' | 'SECRET', given: boolean, value?: string}} Setting */

class AdminSettings extends View {
  static properties = {settings: {state: true}, faults: {state: true}};

  constructor() {
    super();
    /** @type {Setting[] | undefined} */
    this.settings = undefined;
    /** @type {string[]} */
    this.faults = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const answer = await list('/api/v1/settings');
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) this.settings = answer.items;
  }

  /** @param {Setting} one */
  row({name, secrecy, given, value}) {
    return html`<tr><th scope="row"><code>${name}</code></th><td>${given ? badge('ok', t('admin.given')) : badge('quiet', t(secrecy === 'SECRET' ? 'admin.notGiven' : 'admin.byDefault'))}</td><td>${secrecy === 'SECRET' ? t('admin.secret') : value === undefined ? '–' : html`<code>${value}</code>`}</td></tr>`;
  }

  render() {
    if (this.faults.length > 0) return failure(this.faults, () => this.fetch());
    if (!this.settings) return nothing;
    return html`<p class="hint">${t('admin.settingsAbout')}</p><div class="card"><div class="table-box" tabindex="0" role="region" aria-label=${t('admin.part.settings')}><table class="plain admin-table" ${stacked()}><thead><tr><th scope="col">${t('admin.setting')}</th><th scope="col">${t('admin.state')}</th><th scope="col">${t('admin.value')}</th></tr></thead><tbody>${this.settings.map((one) => this.row(one))}</tbody></table></div></div>`;
  }
}

customElements.define('ack-admin-settings', AdminSettings);
