// @ts-check
/** Shown by a learning management system to its administrator, who has it register itself here. */
import {html, nothing} from 'lit';
import {View, entitle} from '../../platform/view.js';
import {bringTexts, t} from '../../platform/texts.js';
import {send} from '../../platform/rest.js';

class Register extends View {
  static properties = {done: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {{name: string, issuer: string} | undefined} */
    this.done = undefined;
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
    const asked = new URLSearchParams(location.search);
    this.configuration = asked.get('openid_configuration') ?? '';
    this.wish = {invitation: asked.get('invitation') ?? '', configuration: this.configuration, ...(asked.get('registration_token') ? {token: asked.get('registration_token')} : {})};
  }

  connectedCallback() {
    super.connectedCallback();
    // What stands in the address is good once, and no history has to keep it.
    history.replaceState(null, '', `${location.pathname}?frame=new`);
  }

  updated() {
    entitle(t('lms.reg.name'));
  }

  async register() {
    if (this.busy) return;
    this.busy = true;
    const answer = await send('POST', '/api/v1/lti/self-registrations', this.wish);
    this.busy = false;
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) this.done = answer.body;
  }

  close() {
    (window.opener ?? window.parent).postMessage({subject: 'org.imsglobal.lti.close'}, '*');
  }

  /** @returns {string} */
  get host() {
    try {
      return new URL(this.configuration).host;
    } catch {
      return '';
    }
  }

  render() {
    const {done, host} = this;
    return html`<div class="entry"><section class="card pad" aria-labelledby="register-name"><h1 id="register-name">${t('lms.reg.name')}</h1>
      ${done ? html`<p class="lead" role="status">${t('lms.reg.done', {name: done.name})}</p><button type="button" class="btn primary wide" @click=${this.close}>${t('lms.reg.close')}</button>` : host ? html`<p class="lead">${t('lms.reg.lead', {host})}</p><button type="button" class="btn primary wide" aria-disabled=${this.busy} @click=${this.register}>${t('lms.reg.act')}</button>` : html`<p class="lead">${t('lms.reg.nothing')}</p>`}
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>${nothing}</section></div>`;
  }
}

await bringTexts('lms/systems');
customElements.define('ack-lti-register', Register);
