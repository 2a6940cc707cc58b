// @ts-check
/** Which element shows a question. */
import {html} from 'lit';
import {kindOf} from './kinds.js';

/** @typedef {import('./kinds.js').Exercise} Exercise */

/**
 * The element of a question's kind, whose module is brought first.
 *
 * @param {Exercise} exercise
 * @param {{written: string, locked: boolean, parts?: import('./kind.js').Part[], attempt?: string, onWrite?: (text: string) => void}} how
 */
export function kindElement(exercise, {written, locked, parts = [], attempt = '', onWrite = () => {}}) {
  /** @param {CustomEvent<string>} event */
  const take = (event) => onWrite(event.detail);
  switch (kindOf(exercise.type)?.element) {
    case 'ack-choice':
      return html`<ack-choice .exercise=${exercise} .written=${written} .locked=${locked} .parts=${parts} @write=${take}></ack-choice>`;
    case 'ack-table':
      return html`<ack-table .exercise=${exercise} .written=${written} .locked=${locked} .parts=${parts} @write=${take}></ack-table>`;
    case 'ack-gaps':
      return html`<ack-gaps .exercise=${exercise} .written=${written} .locked=${locked} .parts=${parts} @write=${take}></ack-gaps>`;
    case 'ack-ordering':
      return html`<ack-ordering .exercise=${exercise} .written=${written} .locked=${locked} .parts=${parts} @write=${take}></ack-ordering>`;
    case 'ack-segments':
      return html`<ack-segments .exercise=${exercise} .written=${written} .locked=${locked} .parts=${parts} @write=${take}></ack-segments>`;
    case 'ack-find':
      return html`<ack-find .exercise=${exercise} .written=${written} .locked=${locked} .parts=${parts} @write=${take}></ack-find>`;
    case 'ack-predict':
      return html`<ack-predict .exercise=${exercise} .written=${written} .locked=${locked} .parts=${parts} @write=${take}></ack-predict>`;
    case 'ack-converse':
      return html`<ack-converse .exercise=${exercise} .written=${written} .locked=${locked} .attempt=${attempt} .parts=${parts} @write=${take}></ack-converse>`;
    case 'ack-capture':
      return html`<ack-capture .exercise=${exercise} .written=${written} .locked=${locked} .parts=${parts} @write=${take}></ack-capture>`;
    default:
      return html`<textarea class="plain-answer" aria-label=${exercise.title} ?disabled=${locked} .value=${written} @input=${(/** @type {Event} */ event) => onWrite(/** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>`;
  }
}
