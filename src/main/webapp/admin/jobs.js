// @ts-check
/** What the servers do apart from requests: mail, webhooks, regrades, clearing away; what failed is tried again from here. */
import {html, nothing} from 'lit';
import {say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {moment} from '../platform/when.js';
import {land} from '../platform/land.js';
import {badge} from '../learn/parts.js';
import {Listing} from './listing.js';

/** @typedef {{name: string, instance: string, about?: string, state: 'WAITING' | 'RUNNING' | 'RETRYING' | 'FAILED', due?: string, failures: number, lastSuccess?: string, lastFailure?: string, fault?: string}} Job */

/** Which of them are shown: all, those that fail, or one kind. @typedef {'all' | 'failing' | 'mail'} Which */

/** How each choice is asked for. @type {Record<Which, string>} */
const ASKED = {all: '', failing: '?state=failing', mail: '?name=link-mail'};

/** Kinds that have a name for people. */
const NAMED = ['link-mail', 'webhook-delivery', 'regrade-grading', 'regrade-applying', 'lti-score', 'xapi-attempt', 'xapi-mark'];

class AdminJobs extends Listing {
  static properties = {...Listing.properties, which: {state: true}};

  constructor() {
    super();
    /** @type {Which} */
    this.which = 'all';
  }

  get address() {
    return `/api/v1/jobs${ASKED[this.which]}`;
  }

  /** @param {Job} job */
  async again({name, instance}) {
    const answer = await send('POST', `/api/v1/jobs/${encodeURIComponent(name)}/${encodeURIComponent(instance)}/retry`);
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) say(t('admin.due'));
    await this.fetch();
    await land(this, '.table-box');
  }

  /** @param {Job} job */
  row(job) {
    const tone = /** @type {const} */ ({WAITING: 'quiet', RUNNING: 'live', RETRYING: 'note', FAILED: 'bad'})[job.state];
    return html`<tr><th scope="row">${NAMED.includes(job.name) ? t(`admin.kind.${job.name}`) : job.name}<small>${job.about ?? job.instance}</small></th><td>${badge(tone, t(`admin.job.${job.state}`))}</td><td>${job.due ? moment(job.due) : '–'}</td><td>${job.lastSuccess ? moment(job.lastSuccess) : '–'}</td>
      <td class="fault-cell">${job.failures > 0 ? html`<b>${t('admin.failures', {n: job.failures})}</b>${job.fault ? html`<small>${job.fault}</small>` : nothing}` : '–'}</td><td>${job.state === 'RUNNING' ? nothing : html`<button type="button" class="btn small" @click=${() => this.again(job)}>${t('admin.tryNow')}<span class="unseen">: ${job.name} ${job.about ?? job.instance}</span></button>`}</td></tr>`;
  }

  render() {
    return html`<form class="tools" @submit=${(/** @type {Event} */ event) => event.preventDefault()}><label class="field"><span>${t('admin.show')}</span><select @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => {
      this.which = /** @type {Which} */ (event.currentTarget.value);
      this.fetch();
    }}><option value="all">${t('admin.allJobs')}</option><option value="failing">${t('admin.failing')}</option><option value="mail">${t('admin.mail')}</option></select></label></form>
      ${this.which === 'mail' ? html`<p class="hint">${t('admin.mailHint')}</p>` : nothing}
      ${this.table(t('admin.part.jobs'), [t('admin.job'), t('admin.state'), t('admin.next'), t('admin.lastDone'), t('admin.failed'), t('admin.acts')], (job) => this.row(job), t(this.which === 'mail' ? 'admin.noMail' : 'admin.noJob'))}`;
  }
}

customElements.define('ack-admin-jobs', AdminJobs);
