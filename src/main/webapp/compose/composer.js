// @ts-check
/** A ladder on which a sequence of segments is written: by palette, by a line, by pasting; every change can be undone. */
import {html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {live} from 'lit-html/directives/live.js';
import {print, read} from '../notation/segment.js';
import {View, say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {Refused, readLines} from '../replay/api.js';
import {givenRow, hostHeads, inWords} from '../replay/ladder.js';
import {startDrag} from './drag.js';
import {Draft} from './draft.js';
import {composeRow, ghostRow} from './rows.js';
import {bringStyles} from '../platform/styles.js';

/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('../notation/segment.js').Side} Side */
/** @typedef {import('./rows.js').Deed} Deed */

/** What the palette offers: a name, and the segment's flags. @type {[string, Segment['flags']][]} */
const PALETTE = [
  ['SYN', ['SYN']],
  ['SYN ACK', ['SYN', 'ACK']],
  ['ACK', ['ACK']],
  ['DATA', ['PSH', 'ACK']],
  ['FIN ACK', ['FIN', 'ACK']],
  ['RST', ['RST']],
];

/**
 * Says `changed` after each change of the draft, and `check` where the keys for it are pressed.
 */
export class Composer extends View {
  static properties = {draft: {attribute: false}, names: {attribute: false}, head: {attribute: false}, octets: {attribute: false}, given: {attribute: false}, selected: {state: true}, edited: {state: true}, command: {state: true}, fault: {state: true}, rowFault: {attribute: false}};

  constructor() {
    super();
    this.draft = new Draft();
    /** @type {Record<Side, string>} */
    this.names = {A: 'A', B: 'B'};
    /** What stands above the ladder. @type {unknown} */
    this.head = nothing;
    /** How much data a segment from the palette carries. */
    this.octets = 10;
    /** Lines that stand there already and stay. @type {string[]} */
    this.given = [];
    this.selected = -1;
    /** @type {{i: number, segment: Segment} | undefined} */
    this.edited = undefined;
    this.command = '';
    this.fault = '';
    /** What the server could not read. @type {{line: number, text: string} | undefined} */
    this.rowFault = undefined;
    /** @param {KeyboardEvent} event */
    this.typed = (event) => {
      if (!document.querySelector('dialog[open]')) this.key(event);
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.typed);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.typed);
    super.disconnectedCallback();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('draft')) {
      this.selected = this.draft.items.length - 1;
      this.edited = undefined;
    }
  }

  spokenTo() {
    this.fault = '';
  }

  /** Nothing is chosen or edited any more. */
  empty() {
    this.selected = -1;
    this.edited = undefined;
    this.fault = '';
  }

  /** How many lines stand before those that are written. */
  get offset() {
    return this.given.length;
  }

  changed() {
    this.rowFault = undefined;
    this.dispatchEvent(new CustomEvent('changed'));
    this.requestUpdate();
  }

  /** @param {number} i */
  async reach(i) {
    this.selected = Math.max(-1, Math.min(i, this.draft.items.length - 1));
    await this.updateComplete;
    const row = this.querySelector(`[data-i="${this.selected}"]`);
    const label = /** @type {HTMLElement | null} */ (row?.querySelector('.lbl') ?? this.querySelector('#command'));
    label?.focus({preventScroll: true});
    row?.scrollIntoView({block: 'nearest'});
  }

  // ---- Changes

  /** @param {Segment[]} segments @param {'last' | 'stay'} then */
  add(segments, then = 'last') {
    this.edited = undefined;
    this.draft.insert(segments);
    this.selected = this.draft.items.length - 1;
    this.changed();
    say(segments.length === 1 ? t('compose.added', {segment: inWords(segments[0]), n: this.offset + this.draft.items.length}) : t('compose.addedMany', {n: segments.length}));
    if (then === 'last') this.updateComplete.then(() => this.querySelector(`[data-i="${this.selected}"]`)?.scrollIntoView({block: 'nearest'}));
  }

  /** @param {Side} from @param {Segment['flags']} flags @param {boolean} isData */
  async fromPalette(from, flags, isData) {
    this.settle();
    this.add([{from, flags, lost: false, rest: [], ...(isData ? {len: this.octets} : {})}]);
    this.edit(this.selected);
    await this.updateComplete;
    // A finger would only be hindered by a keyboard that it has not asked for.
    if (matchMedia('(pointer: fine)').matches) /** @type {HTMLElement | null} */ (this.querySelector('.editor input'))?.focus({preventScroll: true});
    this.querySelector('.editor')?.scrollIntoView({block: 'nearest'});
  }

  /** Takes lines in any notation in; what we cannot read, the server reads. @param {string} text */
  async take(text) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const own = lines.map(read);
    if (own.every((segment) => segment !== undefined)) {
      this.add(/** @type {Segment[]} */ (own));
      return true;
    }
    try {
      const result = await readLines(lines);
      if (result.verdict === 'UNREADABLE') {
        this.fault = result.summary ?? '';
        return false;
      }
      this.add((result.exchange ?? []).map(read).filter((segment) => segment !== undefined));
      return true;
    } catch (error) {
      this.fault = this.refusal(error);
      return false;
    }
  }

  /** @param {unknown} error */
  refusal(error) {
    if (!(error instanceof Refused)) throw error;
    return error.message || t('shell.offline');
  }

  /** @param {number} i */
  edit(i) {
    const segment = this.draft.segments[i];
    if (!segment) return;
    this.selected = i;
    this.edited = {i, segment};
  }

  /** @param {boolean} done */
  async editEnded(done) {
    const edited = this.edited;
    if (!edited) return;
    this.edited = undefined;
    if (done && print(edited.segment) !== print(this.draft.segments[edited.i])) {
      this.draft.replace(edited.i, edited.segment);
      this.changed();
      say(t('compose.edited', {segment: inWords(edited.segment), n: this.offset + edited.i + 1}));
    }
    await this.reach(edited.i);
    if (done && edited.i === this.draft.items.length - 1 && matchMedia('(pointer: fine)').matches) /** @type {HTMLElement | null} */ (this.querySelector('#command'))?.focus({preventScroll: true});
  }

  /** What an open editor holds goes in before anything else happens. */
  settle() {
    const edited = this.edited;
    if (!edited) return;
    this.edited = undefined;
    if (print(edited.segment) !== print(this.draft.segments[edited.i])) {
      this.draft.replace(edited.i, edited.segment);
      this.changed();
    }
  }

  /** @param {Deed} deed @param {number} i */
  async do(deed, i) {
    const n = this.offset + i + 1;
    if (deed !== 'edit') this.settle();
    const segment = this.draft.segments[i];
    switch (deed) {
      case 'up':
      case 'down': {
        const to = deed === 'up' ? i - 1 : i + 1;
        if (this.draft.move(i, to)) {
          this.changed();
          say(t('compose.moved', {segment: inWords(segment), n: this.offset + to + 1}));
        }
        await this.reach(Math.max(0, Math.min(to, this.draft.items.length - 1)));
        return;
      }
      case 'edit':
        this.edit(i);
        await this.updateComplete;
        /** @type {HTMLElement | null} */ (this.querySelector('.editor input'))?.focus();
        return;
      case 'duplicate':
        this.draft.duplicate(i);
        say(t('compose.duplicated', {n}));
        break;
      case 'lose':
        this.draft.replace(i, {...segment, lost: !segment.lost});
        say(t(segment.lost ? 'compose.found' : 'compose.lost', {n}));
        break;
      case 'delete':
        this.draft.remove(i);
        say(t('compose.deleted', {segment: inWords(segment)}));
        break;
    }
    this.changed();
    await this.reach(deed === 'duplicate' ? i + 1 : i);
  }

  /** @param {'undo' | 'redo'} way */
  turnBack(way) {
    this.edited = undefined;
    this.draft[way]();
    this.selected = Math.min(this.selected, this.draft.items.length - 1);
    this.changed();
    say(t(way === 'undo' ? 'compose.undone' : 'compose.redone', {n: this.draft.items.length}));
  }

  // ---- Events

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const isText = target.matches('input, textarea, select');
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('check'));
      return;
    }
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    const isRedo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'y';
    if ((isUndo || isRedo) && !(isText && /** @type {HTMLInputElement} */ (target).value !== '')) {
      event.preventDefault();
      this.turnBack(isRedo || event.shiftKey ? 'redo' : 'undo');
      return;
    }
    if (target.id === 'command' && event.key === 'ArrowUp' && this.draft.items.length > 0) {
      event.preventDefault();
      this.reach(this.draft.items.length - 1);
      return;
    }
    const row = /** @type {HTMLElement | null} */ (target.closest('.ladder .row[data-i]'));
    if (row && !target.closest('.editor')) this.rowKey(event, Number(row.dataset.i));
  }

  /** @param {KeyboardEvent} event @param {number} i */
  rowKey(event, i) {
    if (event.ctrlKey || event.metaKey) return;
    /** @type {Record<string, Deed>} */
    const deeds = {e: 'edit', d: 'duplicate', l: 'lose', Delete: 'delete', Backspace: 'delete'};
    const deed = event.altKey ? {ArrowUp: /** @type {Deed} */ ('up'), ArrowDown: /** @type {Deed} */ ('down')}[event.key] : deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (deed) {
      event.preventDefault();
      this.do(deed, i);
      return;
    }
    /** @type {Record<string, number>} */
    const ways = {ArrowUp: i - 1, ArrowDown: i + 1, Home: 0, End: this.draft.items.length - 1};
    const to = ways[event.key];
    if (to === undefined || event.altKey) return;
    event.preventDefault();
    if (to >= this.draft.items.length) /** @type {HTMLElement | null} */ (this.querySelector('#command'))?.focus();
    else if (to >= 0) this.reach(to);
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest('.row[data-i]'));
    if (!row || target.closest('.editor')) return;
    const i = Number(row.dataset.i);
    const deed = /** @type {HTMLElement | null} */ (target.closest('[data-do]'))?.dataset.do;
    if (deed) this.do(/** @type {Deed} */ (deed), i);
    else if (target.closest('.lbl')) this.edited?.i === i ? this.editEnded(true) : (this.settle(), this.do('edit', i));
    else this.selected = i;
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (!(/** @type {HTMLElement} */ (event.target).closest('.grip'))) return;
    this.settle();
    startDrag(/** @type {HTMLElement} */ (event.currentTarget), event, (from, to) => {
      const segment = this.draft.segments[from];
      if (this.draft.move(from, to)) {
        this.changed();
        say(t('compose.moved', {segment: inWords(segment), n: this.offset + to + 1}));
      }
      this.selected = to;
    });
  }

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    this.settle();
    const text = this.command.trim();
    if (text === '') return;
    if (await this.take(text)) {
      this.command = '';
      this.fault = '';
    }
    /** @type {HTMLElement | null} */ (this.querySelector('#command'))?.focus({preventScroll: true});
  }

  /** @param {ClipboardEvent} event */
  async paste(event) {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!text.trim().includes('\n')) return;
    event.preventDefault();
    if (await this.take(text)) this.fault = '';
  }

  render() {
    const draft = read(this.command);
    const {items} = this.draft;
    const given = this.given.map(read).filter((segment) => segment !== undefined);
    const isEmpty = items.length === 0 && given.length === 0 && !draft;
    return html`<section class="card stage compose" aria-labelledby="stage-name">${this.head}${hostHeads(this.names)}
        ${isEmpty ? html`<div class="empty"><p>${t('compose.begin')}</p><p>${t('compose.beginKeys')} <code>a s 100</code></p></div>` : html`<ol class="ladder" aria-label=${t('compose.sequence')} @click=${this.pressed} @pointerdown=${this.drag}>
          ${given.map((segment, i) => givenRow(segment, i + 1))}
          ${repeat(items, (item) => item.key, (item, i) => composeRow(item.segment, i, {
            before: this.offset,
            isSelected: i === this.selected,
            fault: this.rowFault?.line === i + 1 ? this.rowFault.text : undefined,
            edited: this.edited?.i === i ? this.edited.segment : undefined,
            onEdit: (segment) => { this.edited = {i, segment}; },
            onEdited: (done) => { this.editEnded(done); },
          }))}
          ${draft ? ghostRow(draft, this.offset + items.length) : nothing}</ol>`}
        ${this.composer(draft)}</section>`;
  }

  /** @param {Segment | undefined} draft */
  composer(draft) {
    /** @param {Side} side */
    const palette = (side) => html`<div class=${`pal ${side}`} role="group" aria-label=${t(`compose.sends${side}`)}><span class="t" aria-hidden="true">${t(`compose.sends${side}`)}</span>${PALETTE.map(([name, flags]) => html`<button type="button" @click=${() => this.fromPalette(side, flags, name === 'DATA')}>${name}</button>`)}</div>`;
    return html`<form class="cmp" @submit=${this.submit}>${palette('A')}${palette('B')}
      <div class="cmd"><label class="box"><span class="unseen">${t('compose.command')}</span><input id="command" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder=${t('compose.example')} aria-describedby="command-help" .value=${live(this.command)}
          @input=${(/** @type {Event} */ e) => { this.command = /** @type {HTMLInputElement} */ (e.target).value; this.fault = ''; }} @paste=${this.paste}>
          ${draft ? html`<span class=${`chip ${draft.from}`} aria-hidden="true">${draft.from} → ${draft.from === 'A' ? 'B' : 'A'}</span>` : nothing}</label>
        <button class="btn primary">${t('compose.add')} <kbd aria-hidden="true">↵</kbd></button></div>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      <p class="help" id="command-help"><span><kbd>a</kbd> <kbd>b</kbd> ${t('compose.helpSender')}</span><span><kbd>s</kbd> <kbd>a</kbd> <kbd>f</kbd> <kbd>r</kbd> <kbd>p</kbd> ${t('compose.helpFlags')}</span><span>${t('compose.helpNumbers')}</span></p></form>`;
  }
}

await Promise.all([bringStyles('replay/ladder.css'), bringStyles('compose/compose.css')]);
customElements.define('ack-composer', Composer);
