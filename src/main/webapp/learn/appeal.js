// @ts-check
/** An appeal against what an answer was found to be: its form, and what became of it. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {percent, t} from '../platform/texts.js';
import {freshKey, send} from '../platform/rest.js';

/** @typedef {{id: string, comment: string, state: 'OPEN' | 'UPHELD' | 'CHANGED', score?: number, reason?: string}} Filed */

/** The longest comment that the server takes. */
const COMMENT_MAX = 4000;

class Appeal extends View {
  static properties = {answer: {attribute: false}, filed: {state: true}, known: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {import('./desk.js').Answer | undefined} */
    this.answer = undefined;
    /** @type {Filed | undefined} */
    this.filed = undefined;
    /** Whether it is known whether there is one. */
    this.known = false;
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
    this.key = freshKey();
  }

  get address() {
    return `/api/v1/attempts/${this.answer?.attempt}/answers/${this.answer?.id}/appeal`;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('answer')) {
      this.filed = undefined;
      this.known = false;
    }
  }

  /** Asked for when somebody looks: most answers have none. */
  async look() {
    if (this.known) return;
    const of = this.answer;
    const found = await send('GET', this.address);
    if (of !== this.answer) return;
    this.filed = found.ok ? found.body : undefined;
    this.known = true;
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async submit(event) {
    event.preventDefault();
    const comment = String(new FormData(event.currentTarget).get('comment') ?? '').trim();
    if (comment === '' || this.busy) return;
    this.busy = true;
    const answer = await send('POST', this.address, {comment}, {key: this.key});
    this.busy = false;
    if (answer.ok) this.filed = answer.body;
    else this.faults = answer.faults;
    if (!answer.ok && answer.status !== 0) this.key = freshKey();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.filed'))?.focus();
  }

  /** @param {Filed} filed */
  came(filed) {
    return html`<div class="pad filed" tabindex="-1"><h3>${t(`appeal.state.${filed.state}`)}${filed.score === undefined ? nothing : html` <span class="points">${percent(filed.score)}</span>`}</h3><blockquote>${filed.comment}</blockquote>${filed.reason ? html`<p><b>${t('appeal.reason')}</b> ${filed.reason}</p>` : nothing}</div>`;
  }

  form() {
    return html`<form class="pad appeal" @submit=${this.submit}><p class="hint">${t('appeal.about')}</p>
      <label class="field"><span>${t('appeal.comment')}</span><textarea name="comment" rows="4" required maxlength=${COMMENT_MAX}></textarea></label>
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div><div class="acts"><button class="btn" aria-disabled=${this.busy}>${t('appeal.send')}</button></div></form>`;
  }

  render() {
    return html`<details class="card solution" @toggle=${(/** @type {Event} */ event) => (/** @type {HTMLDetailsElement} */ (event.target).open ? this.look() : undefined)}><summary>${t('appeal.name')}</summary>${this.filed ? this.came(this.filed) : this.known ? this.form() : nothing}</details>`;
  }
}

customElements.define('ack-appeal', Appeal);
