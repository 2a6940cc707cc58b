// @ts-check
/** Who changed what, and when: the newest first, filtered by what is looked for. */
import {html} from 'lit';
import {t} from '../platform/texts.js';
import {moment} from '../platform/when.js';
import {Listing} from './listing.js';

/** @typedef {{id: string, at: string, who?: string, course?: string, action: string, kind: string, subject: string, before?: Record<string, unknown>, after?: Record<string, unknown>}} Entry */

const FILTERS = /** @type {const} */ (['action', 'subject', 'who', 'since', 'until']);

class AdminAudit extends Listing {
  static properties = {...Listing.properties, filter: {state: true}};

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.filter = {};
  }

  get address() {
    const asked = new URLSearchParams(Object.entries(this.filter).filter(([, value]) => value !== ''));
    return `/api/v1/audit${asked.size > 0 ? `?${asked}` : ''}`;
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  look(event) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    this.filter = Object.fromEntries(FILTERS.map((name) => {
      const text = String(data.get(name) ?? '').trim();
      return [name, text !== '' && (name === 'since' || name === 'until') ? new Date(text).toISOString() : text];
    }));
    this.fetch();
  }

  /** @param {Record<string, unknown> | undefined} some */
  fields(some) {
    return some === undefined ? '–' : html`<dl class="changed">${Object.entries(some).map(([name, value]) => html`<div><dt>${name}</dt><dd>${typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>`)}</dl>`;
  }

  /** @param {Entry} entry */
  row(entry) {
    return html`<tr><th scope="row"><time datetime=${entry.at}>${moment(entry.at)}</time></th><td><code>${entry.action}</code><small>${entry.kind} ${entry.subject}</small></td><td>${entry.who ? html`<code>${entry.who}</code>` : t('admin.system')}</td><td>${this.fields(entry.before)}</td><td>${this.fields(entry.after)}</td></tr>`;
  }

  render() {
    /** @param {typeof FILTERS[number]} name @param {string} type */
    const input = (name, type) => html`<label class="field"><span>${t(`admin.audit.${name}`)}</span><input name=${name} type=${type} autocomplete="off" spellcheck="false"></label>`;
    return html`<form class="card pad tools" role="search" aria-label=${t('admin.audit.look')} @submit=${this.look}>${input('action', 'text')}${input('subject', 'text')}${input('who', 'text')}${input('since', 'datetime-local')}${input('until', 'datetime-local')}<button class="btn primary">${t('admin.audit.look')}</button></form>
      ${this.table(t('admin.part.audit'), [t('admin.audit.at'), t('admin.audit.what'), t('admin.audit.who'), t('admin.audit.before'), t('admin.audit.after')], (entry) => this.row(entry), t('admin.audit.none'))}`;
  }
}

customElements.define('ack-admin-audit', AdminAudit);
