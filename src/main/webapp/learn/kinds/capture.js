// @ts-check
/** A capture that is handed in. */
import {html, nothing} from 'lit';
import {number, t} from '../../platform/texts.js';
import * as icons from '../../platform/icons.js';
import {Kind} from './kind.js';

/** The most octets of a file: an answer has at most 100,000 characters, and Base64 needs four for three octets. */
const OCTETS_MAX = 74_000;

/** Octets of Base64 text. @param {string} text */
const octets = (text) => Math.floor((text.replace(/=+$/, '').length * 3) / 4);

/** @param {Uint8Array} bytes */
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

class Capture extends Kind {
  static properties = {...Kind.properties, fault: {state: true}, file: {state: true}};

  constructor() {
    super();
    this.fault = '';
    this.file = '';
  }

  /** @param {Event} event */
  async take(event) {
    const [file] = /** @type {HTMLInputElement} */ (event.target).files ?? [];
    if (!file) return;
    this.fault = file.size > OCTETS_MAX ? t('kind.tooBig', {max: number(Math.floor(OCTETS_MAX / 1000))}) : '';
    if (this.fault !== '') return;
    this.file = file.name;
    this.write(base64(new Uint8Array(await file.arrayBuffer())));
  }

  render() {
    return html`${this.locked ? nothing : html`<label class="drop">${icons.open()}<span><b>${t('kind.captureChoose')}</b><small>${t('kind.captureHint', {max: number(Math.floor(OCTETS_MAX / 1000))})}</small></span><input type="file" accept=".pcap,.pcapng,.cap" @change=${this.take}></label>`}
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      ${this.written ? html`<p class="read-as">${icons.check()}${t('kind.captureThere', {name: this.file || t('kind.capture'), n: number(octets(this.written))})}</p>` : nothing}`;
  }
}

customElements.define('ack-capture', Capture);
