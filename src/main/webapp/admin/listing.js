// @ts-check
/** A list of the server, part after part: its first part, and more when somebody asks for it. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {stacked} from '../platform/stacked.js';
import {failure} from '../learn/parts.js';

/** What every part of the administrator's page has that shows a list. */
export class Listing extends View {
  static properties = {items: {state: true}, next: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {any[] | undefined} */
    this.items = undefined;
    /** Where the rest is. @type {string | undefined} */
    this.next = undefined;
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  /** The address of the first part. @returns {string} */
  get address() {
    return '';
  }

  async fetch() {
    const wanted = this.address;
    const answer = await send('GET', wanted);
    if (wanted !== this.address) return;
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) {
      this.items = answer.body.items;
      this.next = answer.next;
    }
  }

  async more() {
    if (!this.next || this.busy) return;
    this.busy = true;
    const answer = await send('GET', this.next);
    this.busy = false;
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) {
      this.items = [...(this.items ?? []), ...answer.body.items];
      this.next = answer.next;
    }
  }

  /**
   * The list as a table, or why there is none.
   *
   * @param {string} name of the table
   * @param {string[]} heads
   * @param {(item: any) => unknown} row
   * @param {string} none what is said where it is empty
   */
  table(name, heads, row, none) {
    const {items} = this;
    const fault = this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing;
    if (items === undefined) return fault;
    if (items.length === 0) return html`${fault}<p class="card pad none">${none}</p>`;
    return html`${fault}<section class="card"><div class="table-box" role="region" aria-label=${name} tabindex="0"><table class="plain admin-table" ${stacked()}><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${items.map(row)}</tbody></table></div>
      ${this.next ? html`<p class="pad acts"><button type="button" class="btn" aria-disabled=${this.busy} @click=${() => this.more()}>${t('admin.more')}</button></p>` : nothing}</section>`;
  }
}

/** Something that is shown this once: a secret, or a link. @param {string} title @param {string} text @param {() => void} close */
export const once = (title, text, close) => html`<div class="shown-once" tabindex="-1" role="group" aria-label=${title}><p><b>${title}</b> ${t('admin.once')}</p><code tabindex="0">${text}</code><p class="acts"><button type="button" class="btn small" @click=${(/** @type {Event} */ {currentTarget}) => import('../platform/copy.js').then(({copy}) => copy(currentTarget, text, t('admin.copied')))}>${t('admin.copy')}</button><button type="button" class="btn small ghost" @click=${close}>${t('shell.close')}</button></p></div>`;
