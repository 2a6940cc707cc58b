// @ts-check
/** Text in any notation, or a capture, becomes a sequence. The server reads both. */
import {html, nothing} from 'lit';
import {read} from '../notation/segment.js';
import {View} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {Refused, readCapture, readLines} from '../replay/api.js';

/** @typedef {import('../replay/api.js').Result} Result */

/** Whatever a capture shows may have happened: it is judged on a network that loses, doubles and overtakes. */
const CAPTURED = {
  hosts: {A: {start: 'CLOSED', opens: 'active'}, B: {start: 'LISTEN'}},
  network: 'lossy',
  calls: ['OPEN', 'SEND', 'RECEIVE', 'CLOSE', 'ABORT', 'CRASH'],
  goal: 'any-prefix',
};

export class ImportDialog extends View {
  static properties = {text: {state: true}, fault: {state: true}, connections: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.text = '';
    this.fault = '';
    /** @type {Result[]} */
    this.connections = [];
    this.busy = false;
  }

  async open() {
    this.text = '';
    this.fault = '';
    this.connections = [];
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  close() {
    this.querySelector('dialog')?.close();
  }

  /** @param {() => Promise<void>} work */
  async busily(work) {
    this.busy = true;
    this.fault = '';
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.fault = error.message || t('shell.offline');
    } finally {
      this.busy = false;
    }
  }

  /** @param {boolean} replace */
  lines(replace) {
    return this.busily(async () => {
      const lines = this.text.split('\n').filter((line) => line.trim() !== '');
      if (lines.length === 0) {
        this.fault = t('import.nothing');
        return;
      }
      const result = await readLines(lines);
      if (result.verdict === 'UNREADABLE') this.fault = result.summary ?? '';
      else this.hand(result.exchange ?? [], replace);
    });
  }

  /** @param {Event} event */
  file(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (!file) return;
    return this.busily(async () => {
      const results = await readCapture(file);
      input.value = '';
      this.connections = results.filter((result) => (result.exchange?.length ?? 0) > 0);
      if (this.connections.length === 0) this.fault = t('import.noConnection');
      if (this.connections.length === 1) this.connection(this.connections[0]);
    });
  }

  /** @param {Result} result */
  connection(result) {
    this.hand(result.exchange ?? [], true, result.id ?? '');
  }

  /** @param {string[]} lines @param {boolean} replace @param {string} [title] of a capture */
  hand(lines, replace, title) {
    const segments = lines.map(read).filter((segment) => segment !== undefined);
    this.close();
    this.dispatchEvent(new CustomEvent('imported', {detail: {segments, replace, ...(title === undefined ? {} : {scenario: CAPTURED, title})}}));
  }

  render() {
    return html`<dialog aria-labelledby="import-name"><h2 id="import-name">${t('import.name')}</h2>
      <form method="dialog" @submit=${(/** @type {Event} */ event) => { event.preventDefault(); this.lines(true); }}>
        <label class="field"><span>${t('import.text')}</span><textarea rows="6" spellcheck="false" .value=${this.text} @input=${(/** @type {Event} */ event) => { this.text = /** @type {HTMLTextAreaElement} */ (event.target).value; }}></textarea></label>
        <div class="acts"><button class="btn primary" aria-disabled=${this.busy}>${t('import.replace')}</button><button type="button" class="btn" aria-disabled=${this.busy} @click=${() => this.lines(false)}>${t('import.append')}</button></div>
        <label class="field"><span>${t('import.file')}</span><input type="file" accept=".pcap,.pcapng,.cap" @change=${this.file}></label>
        ${this.connections.length > 1 ? html`<div class="dialog-list" role="group" aria-label=${t('import.connections')}>${this.connections.map((result) => html`<button type="button" class="btn" @click=${() => this.connection(result)}><span class="mono">${result.id}</span><span>${t('import.lines', {n: result.exchange?.length ?? 0})}</span></button>`)}</div>` : nothing}
        ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
        <div class="acts"><button type="button" class="btn ghost" @click=${this.close}>${t('shell.close')}</button></div>
      </form></dialog>`;
  }
}

customElements.define('ack-import', ImportDialog);
