// @ts-check
/** The ladder while it is written: every row can be selected, edited, moved, marked and thrown out. */
import {html, nothing} from 'lit';
import {FLAGS, LENGTH_MAX, SEQ_MAX, peer} from '../notation/segment.js';
import {t} from '../platform/texts.js';
import * as icons from '../platform/icons.js';
import {arrow, fields} from '../replay/ladder.js';

/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('../notation/segment.js').Flag} Flag */
/** @typedef {'up' | 'down' | 'edit' | 'duplicate' | 'lose' | 'delete'} Deed */

/** @type {[Deed, () => unknown][]} */
const TOOLS = [
  ['up', icons.up],
  ['down', icons.down],
  ['edit', icons.pen],
  ['duplicate', icons.duplicate],
  ['lose', icons.lose],
  ['delete', icons.cross],
];

/**
 * @param {Segment} segment
 * @param {number} i from 0
 * @param {object} options
 * @param {number} [options.before] how many lines stand before the first
 * @param {boolean} options.isSelected
 * @param {string | undefined} options.fault what the server could not read about it
 * @param {Segment | undefined} options.edited what stands in its editor, where it is open
 * @param {(edited: Segment) => void} options.onEdit
 * @param {(done: boolean) => void} options.onEdited
 */
export function composeRow(segment, i, {before = 0, isSelected, fault, edited, onEdit, onEdited}) {
  const n = before + i + 1;
  const reached = isSelected ? 0 : -1;
  const seen = edited ?? segment;
  return html`<li class=${['row', `from-${seen.from}`, isSelected && 'sel', seen.lost && 'lost', fault && 'wrong'].filter(Boolean).join(' ')} data-i=${i}><div class="g">
    <span class="grip" aria-hidden="true">${icons.grip()}</span>
    <span class="idx" aria-hidden="true">${n}</span><span class="lane A p0-plain p1-plain"></span>
    <div class="wire">${arrow(seen, fault ? 'bad' : seen.from === 'A' ? 'a' : 'b')}
      <button type="button" class="lbl" tabindex=${reached} aria-expanded=${edited ? 'true' : 'false'} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown E D L Delete"><span class="unseen">${t('compose.row', {n, from: seen.from, to: peer(seen.from)})}: </span>${fields(seen)}${seen.lost ? html`<span class="unseen">, ${t('segment.lost')}</span>` : nothing}</button></div>
    <span class="lane B p0-plain p1-plain"></span><span></span>
    <div class="tools">${TOOLS.map(([deed, icon]) => html`<button type="button" data-do=${deed} tabindex=${reached} aria-label=${t(`compose.do.${deed}`, {n})} title=${t(`compose.short.${deed}`)} aria-pressed=${deed === 'lose' ? String(segment.lost) : nothing}>${icon()}</button>`)}</div></div>
    ${edited ? editor(edited, n, onEdit, onEdited) : nothing}
    ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}</li>`;
}

/** What is shown while it is typed, and not added yet. @param {Segment} segment @param {number} i */
export const ghostRow = (segment, i) => html`<li class=${`row ghost drawn from-${segment.from}`} aria-hidden="true"><div class="g"><span></span><span class="idx">${i + 1}</span><span class="lane A p0-plain p1-plain"></span>
  <div class="wire">${arrow(segment, segment.from === 'A' ? 'a' : 'b')}<span class="lbl">${fields(segment)}</span></div><span class="lane B p0-plain p1-plain"></span><span></span><span></span></div></li>`;

/** Flags that have a switch in the editor; others stay as they were written. @type {Flag[]} */
const SWITCHES = ['SYN', 'ACK', 'FIN', 'RST', 'PSH'];

/**
 * @param {Segment} edited
 * @param {number} n
 * @param {(edited: Segment) => void} change
 * @param {(done: boolean) => void} end
 */
function editor(edited, n, change, end) {
  /** @param {Flag} flag */
  const toggle = (flag) => {
    const has = edited.flags.includes(flag);
    const flags = FLAGS.filter((other) => (other === flag ? !has : edited.flags.includes(other)));
    change({...edited, flags, ack: flags.includes('ACK') ? edited.ack : undefined});
  };
  /** @param {'seq' | 'ack' | 'len'} name @param {number} max */
  const number = (name, max) => html`<label class="field"><span>${t(`segment.${name}`)}</span><input name=${name} inputmode="numeric" pattern="[0-9]*" maxlength="10" autocomplete="off" .value=${String(edited[name] ?? '')}
    ?disabled=${name === 'ack' && !edited.flags.includes('ACK')}
    @input=${(/** @type {Event} */ event) => {
      const text = /** @type {HTMLInputElement} */ (event.target).value;
      const value = /^\d+$/.test(text) && Number(text) <= max ? Number(text) : undefined;
      change({...edited, [name]: name === 'len' && value === 0 ? undefined : value});
    }}></label>`;
  return html`<form class="editor" aria-label=${t('compose.editor', {n})} @submit=${(/** @type {Event} */ event) => { event.preventDefault(); end(true); }}
      @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') { event.stopPropagation(); end(false); } }}>
    <div class="flags"><div class="group" role="group" aria-label=${t('compose.sender')}>${/** @type {const} */ (['A', 'B']).map((side) => html`<button type="button" class=${`switch ${side}`} aria-pressed=${edited.from === side} @click=${() => change({...edited, from: side})}>${side} → ${peer(side)}</button>`)}</div>
    <div class="group" role="group" aria-label=${t('compose.flags')}>${SWITCHES.map((flag) => html`<button type="button" class="switch" aria-pressed=${edited.flags.includes(flag)} @click=${() => toggle(flag)}>${flag}</button>`)}</div></div>
    <div class="numbers">${number('seq', SEQ_MAX)}${number('ack', SEQ_MAX)}${number('len', LENGTH_MAX)}
    <button class="btn primary small">${t('compose.done')} <kbd aria-hidden="true">↵</kbd></button></div></form>`;
}
