// @ts-check
/** How long there is, by the server's clock; said aloud at a few moments only. */
import {html} from 'lit';
import {View, say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {serverNow} from '../platform/rest.js';
import {clock, span} from '../platform/when.js';
import * as icons from '../platform/icons.js';

/** So many seconds before the end it is said. */
const SAID = [30 * 60, 10 * 60, 5 * 60, 60];

/** From so many seconds on it is shown more strongly. */
const SHORT = 5 * 60;

/** Says `over` once, when the time is. */
class Countdown extends View {
  static properties = {end: {attribute: false}, left: {state: true}};

  constructor() {
    super();
    /** The end, in milliseconds of the server's clock. */
    this.end = 0;
    this.left = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.isOver = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.tick(), 500);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('end')) return;
    this.left = Math.ceil((this.end - serverNow()) / 1000);
    this.isOver = false;
  }

  tick() {
    const left = Math.ceil((this.end - serverNow()) / 1000);
    const passed = SAID.find((at) => this.left > at && left <= at);
    if (passed !== undefined) say(t('when.left', {span: span(passed)}));
    this.left = left;
    if (left > 0 || this.isOver) return;
    this.isOver = true;
    this.dispatchEvent(new CustomEvent('over'));
  }

  render() {
    return html`<span class=${`countdown${this.left <= SHORT ? ' short' : ''}`} role="timer" aria-live="off" aria-label=${t('run.timeLeft')}>${icons.clock()}<b>${clock(this.left)}</b></span>`;
  }
}

customElements.define('ack-countdown', Countdown);
