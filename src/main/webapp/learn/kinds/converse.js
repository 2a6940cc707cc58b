// @ts-check
/** Play one host, turn by turn; the machine plays the other. */
import {html, nothing} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {print, read} from '../../notation/segment.js';
import {say} from '../../platform/view.js';
import {send} from '../../platform/rest.js';
import {bringStyles} from '../../platform/styles.js';
import {t} from '../../platform/texts.js';
import * as icons from '../../platform/icons.js';
import {inWords} from '../../replay/ladder.js';
import {Kind} from './kind.js';
import {givenLadder} from './lines.js';

class Converse extends Kind {
  static properties = {...Kind.properties, attempt: {attribute: false}, turns: {attribute: false}, typed: {state: true}, fault: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** The attempt in which it is said. */
    this.attempt = '';
    /** Has the machine answer what was said so far. @param {string} answer */
    this.turns = (answer) => send('POST', `/api/v1/attempts/${this.attempt}/turns`, {exercise: this.exercise.id, answer});
    this.typed = '';
    this.fault = '';
    this.busy = false;
  }

  get lines() {
    return this.written.split('\n').filter(Boolean);
  }

  get own() {
    return this.exercise.sheet.plays ?? 'A';
  }

  /** @param {Event} event */
  async turn(event) {
    event.preventDefault();
    const text = this.typed.trim();
    if (text === '' || this.busy) return;
    // Who speaks is settled; whoever writes it all the same may.
    const segment = read(text) ?? read(`${this.own} ${text}`);
    if (!segment || segment.from !== this.own) {
      this.fault = t('kind.unread');
      return;
    }
    this.busy = true;
    this.fault = '';
    const before = this.lines;
    const answer = await this.turns([...before, print(segment)].join('\n'));
    this.busy = false;
    if (!answer.ok) {
      this.fault = answer.faults.join(' ');
      return;
    }
    /** @type {string[]} */
    const lines = answer.body.lines;
    this.typed = '';
    this.write(lines.join('\n'));
    const said = lines.slice(before.length + 1).map(read).filter((one) => one !== undefined);
    say(said.length > 0 ? said.map(inWords).join('. ') : t('kind.silence'));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.turn input'))?.focus({preventScroll: true});
  }

  /** Takes the last own segment back, with all that was said to it. */
  back() {
    const lines = this.lines;
    const last = lines.findLastIndex((line) => line.startsWith(`${this.own} `));
    this.write(lines.slice(0, Math.max(0, last)).join('\n'));
  }

  render() {
    const {lines, exercise} = this;
    const segment = read(this.typed) ?? read(`${this.own} ${this.typed}`);
    return html`${lines.length > 0 ? givenLadder(lines, exercise.hosts) : html`<p class="kind-hint">${t('kind.converseBegin', {host: this.own})}</p>`}
      ${this.locked ? nothing : html`<form class="turn" @submit=${this.turn}><label class="box"><span class="unseen">${t('kind.yourSegment', {host: this.own})}</span><span class=${`chip ${this.own}`} aria-hidden="true">${this.own} → ${this.own === 'A' ? 'B' : 'A'}</span><input class="mono" placeholder="s 100" maxlength="200" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${live(this.typed)} @input=${(/** @type {Event} */ event) => { this.typed = /** @type {HTMLInputElement} */ (event.target).value; this.fault = ''; }}></label>
        <button class="btn primary" aria-disabled=${this.busy}>${t('kind.send')}</button>${lines.length > 0 ? html`<button type="button" class="btn" @click=${this.back}>${icons.undo()}${t('kind.takeBack')}</button>` : nothing}</form>
        ${this.typed && segment ? html`<p class="kind-hint">${inWords(segment)}</p>` : nothing}${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}`}`;
  }
}

await bringStyles('compose/compose.css');
customElements.define('ack-converse', Converse);
