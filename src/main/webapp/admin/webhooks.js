// @ts-check
/** How the webhooks of all courses do; messages that were given up are sent again from here. */
import {html, nothing} from 'lit';
import {say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {list, send} from '../platform/rest.js';
import {moment} from '../platform/when.js';
import {land} from '../platform/land.js';
import {badge} from '../learn/parts.js';
import {Listing} from './listing.js';

/** @typedef {{id: string, course: string, url: string, state: 'ACTIVE' | 'OFF' | 'GONE', waiting: number, dead: number, lastDeliveredAt?: string, lastAnswer?: string}} Hook */

class AdminWebhooks extends Listing {
  get address() {
    return '/api/v1/webhooks';
  }

  /** Sends again what was given up. @param {Hook} hook */
  async again({course, id}) {
    const address = `/api/v1/courses/${course}/webhooks/${id}/messages`;
    const dead = await list(`${address}?state=dead`);
    /** @type {string[]} */
    const faults = dead.ok ? [] : dead.faults;
    for (const message of dead.ok ? dead.items : []) {
      const answer = await send('POST', `${address}/${message.id}/again`);
      if (!answer.ok) faults.push(...answer.faults);
    }
    if (dead.ok) say(t('admin.sentAgain', {n: dead.items.length - faults.length}));
    await this.fetch();
    this.faults = [...new Set(faults)];
    await land(this, '.table-box');
  }

  /** @param {Hook} hook */
  row(hook) {
    const tone = /** @type {const} */ ({ACTIVE: 'ok', OFF: 'quiet', GONE: 'bad'})[hook.state];
    return html`<tr><th scope="row">${hook.url}<small><a href=${`/teach/gradebook/${hook.course}`}>${t('admin.course')}</a></small></th><td>${badge(tone, t(`admin.hook.${hook.state}`))}</td><td class="n">${hook.waiting}</td><td class="n">${hook.dead > 0 ? badge('bad', String(hook.dead)) : '0'}</td><td>${hook.lastDeliveredAt ? moment(hook.lastDeliveredAt) : '–'}</td><td class="fault-cell">${hook.lastAnswer ?? '–'}</td>
      <td>${hook.dead > 0 ? html`<button type="button" class="btn small" @click=${() => this.again(hook)}>${t('admin.sendAgain')}<span class="unseen">: ${hook.url}</span></button>` : nothing}</td></tr>`;
  }

  render() {
    return this.table(t('admin.part.webhooks'), [t('admin.address'), t('admin.state'), t('admin.waiting'), t('admin.dead'), t('admin.lastDone'), t('admin.lastAnswer'), t('admin.acts')], (hook) => this.row(hook), t('admin.noHook'));
  }
}

customElements.define('ack-admin-webhooks', AdminWebhooks);
