// @ts-check
import {LitElement} from 'lit';
import {onSpeak} from './texts.js';

/** A part of a page: in the light DOM, so that styles, printing and labels reach it; says itself again in another language. */
export class View extends LitElement {
  /** @type {(() => void) | undefined} */
  #deaf;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#deaf = onSpeak(() => {
      this.spokenTo();
      this.requestUpdate();
    });
  }

  disconnectedCallback() {
    this.#deaf?.();
    super.disconnectedCallback();
  }

  /** The language has changed. */
  spokenTo() {}
}

/**
 * Tells a screen reader something, politely.
 *
 * @param {string} text
 */
export function say(text) {
  const place = document.getElementById('say');
  if (!place) return;
  // The same words twice are news twice.
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
}

/** Names the page in the browser's title. @param {string} title */
export function entitle(title) {
  document.title = `${title} — Ackademy`;
}
