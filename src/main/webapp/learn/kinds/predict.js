// @ts-check
/** Say what a host does about what happens to it: its state afterwards, and what it sends. */
import {html, nothing} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {print, read} from '../../notation/segment.js';
import {bringStyles} from '../../platform/styles.js';
import {t} from '../../platform/texts.js';
import {fields} from '../../replay/ladder.js';
import {STATES} from './states.js';
import {Kind} from './kind.js';

/** What an answer says where nothing is sent. */
const NOTHING = 'none';

/** @type {Record<string, string>} */
const RFC_NAMES = {sndUna: 'SND.UNA', sndNxt: 'SND.NXT', sndWnd: 'SND.WND', rcvNxt: 'RCV.NXT', rcvWnd: 'RCV.WND', irs: 'IRS', iss: 'ISS'};

class Predict extends Kind {
  static properties = {...Kind.properties, typed: {state: true}};

  constructor() {
    super();
    /** What is typed as the reply, while it stays as it is typed. @type {string | undefined} */
    this.typed = undefined;
  }

  /** @param {string} text */
  reply(text) {
    this.typed = text;
    const line = /^[abAB]\b/.test(text.trim()) ? text : `a ${text}`;
    const segment = read(line);
    this.put('reply', text.trim() === '' ? '' : segment ? print(segment) : line);
  }

  render() {
    const {sheet} = this.exercise;
    const reply = this.values.reply ?? '';
    const segment = read(reply);
    const host = Object.entries(sheet.host ?? {}).filter(([name]) => name !== 'state');
    return html`<table class="given small-given"><caption class="unseen">${t('given.name')}</caption><tbody><tr><th scope="row">${t('replay.state')}</th><td>${sheet.host?.state}</td></tr>${host.map(([name, value]) => html`<tr><th scope="row">${RFC_NAMES[name] ?? name}</th><td>${value}</td></tr>`)}<tr><th scope="row">${t('kind.happens')}</th><td><code>${sheet.happens}</code></td></tr></tbody></table>
      <label class="field"><span>${t('kind.stateThen')}</span><select class="plain" ?disabled=${this.locked} .value=${live(this.values.state ?? '')} @change=${(/** @type {Event} */ event) => this.put('state', /** @type {HTMLSelectElement} */ (event.target).value)}><option value="">${t('kind.choose')}</option>${STATES.map((state) => html`<option value=${state} ?selected=${state === this.values.state}>${state}</option>`)}</select></label>${this.found('state')}
      <label class="field"><span>${t('kind.reply')}</span><input class="mono" ?disabled=${this.locked || reply === NOTHING} placeholder="a sa 300 101" maxlength="200" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${live(reply === NOTHING ? '' : (this.typed ?? reply))} @input=${(/** @type {Event} */ event) => this.reply(/** @type {HTMLInputElement} */ (event.target).value)}></label>
      ${segment ? html`<p class=${`read-as from-${segment.from}`}><span class=${`chip ${segment.from}`}>${segment.from} → ${segment.from === 'A' ? 'B' : 'A'}</span>${fields(segment)}</p>` : nothing}
      <label class="switch-line"><input type="checkbox" ?disabled=${this.locked} .checked=${live(reply === NOTHING)} @change=${(/** @type {Event} */ event) => { this.typed = undefined; this.put('reply', /** @type {HTMLInputElement} */ (event.target).checked ? NOTHING : ''); }}> ${t('kind.sendsNothing')}</label>${this.found('reply')}`;
  }
}

await Promise.all([bringStyles('replay/ladder.css'), bringStyles('compose/compose.css')]);
customElements.define('ack-predict', Predict);
