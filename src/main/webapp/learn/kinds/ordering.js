// @ts-check
/** Bring things, or segments, into their order: by drag, by buttons, by Alt and arrows. */
import {html} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {startDrag} from '../../compose/drag.js';
import {read} from '../../notation/segment.js';
import {say} from '../../platform/view.js';
import {bringStyles} from '../../platform/styles.js';
import {t} from '../../platform/texts.js';
import * as icons from '../../platform/icons.js';
import {fields, inWords} from '../../replay/ladder.js';
import {Kind, itemText} from './kind.js';

/** @typedef {import('./kinds.js').Item} Item */

class Ordering extends Kind {
  /** @returns {Item[]} */
  get items() {
    const all = this.exercise.sheet.items ?? [];
    const names = (this.written || this.exercise.startingText).replace(/["[\],]/g, ' ').split(/\s+/).filter(Boolean);
    const found = names.flatMap((name) => all.find((item) => item.name === name) ?? []);
    return [...found, ...all.filter((item) => !found.includes(item))];
  }

  /** @param {number} from @param {number} to */
  async move(from, to) {
    const items = this.items;
    if (this.locked || to < 0 || to >= items.length || from === to) return;
    items.splice(to, 0, ...items.splice(from, 1));
    this.write(items.map((item) => item.name).join(' '));
    say(t('kind.movedTo', {n: to + 1, what: this.words(items[to])}));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-i="${to}"] .what`))?.focus();
  }

  /** @param {Item} item */
  words(item) {
    const segment = read(item.text);
    return segment ? inWords(segment) : item.text;
  }

  /** @param {KeyboardEvent} event @param {number} i */
  key(event, i) {
    const by = {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.altKey) this.move(i, i + by);
    else /** @type {HTMLElement | null} */ (this.querySelector(`[data-i="${i + by}"] .what`))?.focus();
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (this.locked || !(/** @type {HTMLElement} */ (event.target).closest('.grip'))) return;
    startDrag(/** @type {HTMLElement} */ (event.currentTarget), event, (from, to) => this.move(from, to));
  }

  /** @param {Item} item */
  shown(item) {
    const segment = this.exercise.type === 'order' ? read(item.text) : undefined;
    return segment ? html`<span class=${`chip ${segment.from}`}>${segment.from} → ${segment.from === 'A' ? 'B' : 'A'}</span><span class="order-fields">${fields(segment)}</span>` : itemText(item);
  }

  render() {
    return html`<p class="kind-hint" id=${`hint-${this.exercise.id}`}>${t('kind.orderHint')}</p><ol class="order-list" @pointerdown=${this.drag}>
      ${repeat(this.items, (item) => item.name, (item, i) => html`<li class=${`row order-row${this.exercise.type === 'order' ? ` from-${item.text.slice(0, 1)}` : ''}`} data-i=${i}><span class="grip" aria-hidden="true">${icons.grip()}</span><span class="idx" aria-hidden="true">${i + 1}</span>
        <div class="what" role="group" tabindex=${this.locked ? -1 : 0} aria-label=${t('kind.place', {n: String(i + 1), what: this.words(item)})} aria-describedby=${`hint-${this.exercise.id}`} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event, i)}>${this.shown(item)}</div>
        <span class="moves-by"><button type="button" class="btn icon-only small ghost" ?disabled=${this.locked || i === 0} aria-label=${t('kind.up', {what: this.words(item)})} @click=${() => this.move(i, i - 1)}>${icons.up()}</button><button type="button" class="btn icon-only small ghost" ?disabled=${this.locked || i === this.items.length - 1} aria-label=${t('kind.down', {what: this.words(item)})} @click=${() => this.move(i, i + 1)}>${icons.down()}</button></span>${this.found(item.name)}</li>`)}</ol>`;
  }
}

await bringStyles('replay/ladder.css');
customElements.define('ack-ordering', Ordering);
