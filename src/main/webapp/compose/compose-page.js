// @ts-check
/** The page on which a sequence of segments is written, and then replayed. */
import {html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {live} from 'lit-html/directives/live.js';
import {print, read} from '../notation/segment.js';
import {View, say} from '../platform/view.js';
import {rich, t} from '../platform/texts.js';
import * as icons from '../platform/icons.js';
import {Refused, readLines, replay} from '../replay/api.js';
import {hostHeads, inWords} from '../replay/ladder.js';
import {fromHash, toHash} from './address.js';
import {startDrag} from './drag.js';
import {Draft} from './draft.js';
import {KINDS, kindOf} from './kinds.js';
import {composeRow, ghostRow} from './rows.js';

/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('../notation/segment.js').Side} Side */
/** @typedef {import('../replay/api.js').Result} Result */
/** @typedef {import('../replay/api.js').Scenario} Scenario */
/** @typedef {import('./kinds.js').Kind} Kind */
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

/** @type {[string, string[]][]} */
const KEYS = [
  ['add', ['Enter']],
  ['select', ['↑', '↓']],
  ['move', ['Alt', '↑ ↓']],
  ['edit', ['E']],
  ['duplicate', ['D']],
  ['lose', ['L']],
  ['delete', ['Del']],
  ['undo', ['Ctrl', 'Z']],
  ['check', ['Ctrl', 'Enter']],
];

/** After so many mistakes the rest is left unjudged. */
const MISTAKES_MAX = 12;

class ComposePage extends View {
  static properties = {
    kind: {state: true},
    selected: {state: true},
    edited: {state: true},
    command: {state: true},
    fault: {state: true},
    rowFault: {state: true},
    mode: {state: true},
    result: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    this.draft = new Draft();
    /** @type {Kind} */
    this.kind = KINDS[0];
    /** A scenario that a link or a capture brought along. @type {Scenario | undefined} */
    this.scenario = undefined;
    this.named = '';
    this.selected = -1;
    /** @type {{i: number, segment: Segment} | undefined} */
    this.edited = undefined;
    this.command = '';
    this.fault = '';
    /** @type {{line: number, text: string} | undefined} */
    this.rowFault = undefined;
    /** @type {'compose' | 'replay'} */
    this.mode = 'compose';
    /** @type {Result | undefined} */
    this.result = undefined;
    /** @type {Result | undefined} */
    this.mended = undefined;
    /** What shows a replay, once there has been one. @type {typeof import('../replay/replay-view.js') | undefined} */
    this.parts = undefined;
    this.busy = false;
    this.written = '';
    this.narrow = matchMedia('(max-width: 820px)');
    this.resized = () => this.requestUpdate();
    /** @param {KeyboardEvent} event */
    this.typed = (event) => {
      if (!document.querySelector('dialog[open]')) this.key(event);
    };
    this.arrived = () => {
      if (location.pathname === '/compose' && location.hash !== this.written) this.fromAddress();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.typed);
    addEventListener('hashchange', this.arrived);
    addEventListener('popstate', this.arrived);
    this.narrow.addEventListener('change', this.resized);
    this.fromAddress();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.typed);
    removeEventListener('hashchange', this.arrived);
    removeEventListener('popstate', this.arrived);
    this.narrow.removeEventListener('change', this.resized);
    super.disconnectedCallback();
  }

  fromAddress() {
    const shared = fromHash(location.hash);
    const chosen = new URLSearchParams(location.search).get('kind');
    this.written = location.hash;
    this.kind = kindOf(shared.kind ?? chosen);
    this.scenario = shared.scenario;
    this.named = shared.title;
    this.draft = new Draft(shared.segments);
    this.selected = shared.segments.length - 1;
    this.edited = undefined;
    this.result = undefined;
    this.mode = 'compose';
    if (shared.replay && shared.segments.length > 0) this.check();
    this.requestUpdate();
  }

  /** The address follows what is written, so that a reload loses nothing and a copied link shares it. */
  toAddress() {
    const hash = toHash({kind: this.kind.id, scenario: this.scenario, segments: this.draft.segments, replay: this.mode === 'replay', title: this.named});
    this.written = hash;
    history.replaceState(null, '', `${location.pathname}${hash}`);
  }

  get rules() {
    return this.scenario ?? this.kind.scenario;
  }

  /** In another language the server says everything again. */
  spokenTo() {
    if (this.mode === 'replay') this.check(true);
    this.rowFault = undefined;
    this.fault = '';
  }

  changed() {
    this.rowFault = undefined;
    this.result = undefined;
    this.toAddress();
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
    say(segments.length === 1 ? t('compose.added', {segment: inWords(segments[0]), n: this.draft.items.length}) : t('compose.addedMany', {n: segments.length}));
    if (then === 'last') this.updateComplete.then(() => this.querySelector(`[data-i="${this.selected}"]`)?.scrollIntoView({block: 'nearest'}));
  }

  /** @param {Side} from @param {Segment['flags']} flags @param {boolean} isData */
  async fromPalette(from, flags, isData) {
    this.settle();
    this.add([{from, flags, lost: false, rest: [], ...(isData ? {len: this.kind.octets} : {})}]);
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
      say(t('compose.edited', {segment: inWords(edited.segment), n: edited.i + 1}));
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
    const n = i + 1;
    if (deed !== 'edit') this.settle();
    const segment = this.draft.segments[i];
    switch (deed) {
      case 'up':
      case 'down': {
        const to = deed === 'up' ? i - 1 : i + 1;
        if (this.draft.move(i, to)) {
          this.changed();
          say(t('compose.moved', {segment: inWords(segment), n: to + 1}));
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

  /** @param {boolean} again whether it is asked only because of the language */
  async check(again = false) {
    this.settle();
    if (this.draft.items.length === 0) {
      this.fault = t('compose.empty');
      return;
    }
    this.busy = true;
    this.fault = '';
    // Not before it is needed: the first load is small.
    const parts = import('../replay/replay-view.js');
    const lines = this.draft.segments.map(print);
    try {
      const result = await replay(this.rules, lines);
      if (result.verdict === 'UNREADABLE') {
        this.mode = 'compose';
        this.rowFault = {line: result.line ?? 0, text: result.expected ?? ''};
        if ((result.line ?? 0) < 1 || (result.line ?? 0) > lines.length) this.fault = result.summary ?? '';
        this.toAddress();
        return;
      }
      this.mended = await this.mend(result, lines);
      this.parts = await parts;
      this.result = result;
      this.mode = 'replay';
      this.toAddress();
      say(result.summary ?? '');
      if (!again) {
        await this.updateComplete;
        /** @type {HTMLElement | null} */ (this.querySelector('#stage-name'))?.focus({preventScroll: true});
        if (this.narrow.matches) this.querySelector('.stage')?.scrollIntoView({block: 'start'});
        this.querySelector('.row.now')?.scrollIntoView({block: 'nearest'});
      }
    } catch (error) {
      this.mode = 'compose';
      this.fault = this.refusal(error);
    } finally {
      this.busy = false;
    }
  }

  /**
   * What follows a mistake is told as if the nearest legal line had stood there; a mistake that
   * shows only then joins the others.
   *
   * @param {Result} result
   * @param {string[]} lines
   */
  async mend(result, lines) {
    const violations = result.violations ?? [];
    const right = lines.slice();
    /** @type {Result | undefined} */
    let mended;
    for (let i = 0; i < violations.length && i < MISTAKES_MAX; i++) {
      const {at, legalMoves} = violations[i];
      if (right[at - 1] === undefined || legalMoves.length === 0) break;
      right[at - 1] = legalMoves[0];
      if (i < violations.length - 1) continue;
      mended = await replay(this.rules, right);
      const next = mended.violations?.[0];
      if (next && !violations.some((violation) => violation.at === next.at)) violations.push(next);
    }
    return mended;
  }

  // ---- Events

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const isText = target.matches('input, textarea, select');
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault();
      this.check();
      return;
    }
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    const isRedo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'y';
    if ((isUndo || isRedo) && this.mode === 'compose' && !(isText && /** @type {HTMLInputElement} */ (target).value !== '')) {
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
        say(t('compose.moved', {segment: inWords(segment), n: to + 1}));
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

  /** @param {Event} event */
  choose(event) {
    this.kind = kindOf(/** @type {HTMLSelectElement} */ (event.target).value);
    this.scenario = undefined;
    this.named = '';
    this.mode = 'compose';
    this.draft.begin([]);
    this.selected = -1;
    this.edited = undefined;
    this.changed();
  }

  async open() {
    await import('./import-dialog.js');
    /** @type {import('./import-dialog.js').ImportDialog | null} */ (this.querySelector('ack-import'))?.open();
  }

  /** @param {CustomEvent<{segments: Segment[], scenario?: Scenario, title?: string, replace: boolean}>} event */
  imported({detail}) {
    this.edited = undefined;
    if (detail.replace) this.draft.begin([]);
    if (detail.scenario) {
      this.scenario = detail.scenario;
      this.named = detail.title ?? '';
    }
    this.mode = 'compose';
    this.add(detail.segments);
    if (detail.scenario) this.check();
  }

  write() {
    this.mode = 'compose';
    this.toAddress();
  }

  /** @param {number} line */
  async fix(line) {
    this.write();
    await this.updateComplete;
    await this.do('edit', line - 1);
    this.querySelector(`[data-i="${line - 1}"]`)?.scrollIntoView({block: 'center'});
  }

  /** @param {number} line @param {string} move */
  useMove(line, move) {
    const segment = read(move);
    if (!segment) return;
    this.draft.replace(line - 1, segment);
    this.check();
  }

  /** @param {string[]} lines */
  complete(lines) {
    this.draft.insert(lines.map(read).filter((segment) => segment !== undefined));
    this.check();
  }

  // ---- Looks

  render() {
    return html`<div class=${`page ${this.mode}`}>
      <div class="side left">${this.prompt()}${this.mode === 'replay' && this.result ? this.parts?.scoreCard(this.result, this.draft.items.length) : nothing}</div>
      ${this.mode === 'replay' && this.result
        ? html`<ack-replay .segments=${this.draft.segments} .scenario=${this.rules} .result=${this.result} .mended=${this.mended} .head=${this.head()} .names=${this.names()}
            @fix=${(/** @type {CustomEvent<number>} */ e) => this.fix(e.detail)}
            @take-move=${(/** @type {CustomEvent<{line: number, move: string}>} */ e) => this.useMove(e.detail.line, e.detail.move)}
            @complete=${(/** @type {CustomEvent<string[]>} */ e) => this.complete(e.detail)}></ack-replay>`
        : this.stage()}
      <ack-import @imported=${this.imported}></ack-import>
    </div>`;
  }

  names() {
    return {A: t('compose.nameA'), B: t('compose.nameB')};
  }

  prompt() {
    const own = this.scenario !== undefined;
    const title = own ? this.named || t('compose.fromLink') : t(`kind.${this.kind.id}.title`);
    const task = html`<p>${own ? t('compose.ownTask') : rich(`kind.${this.kind.id}.task`)}</p>`;
    const given = own ? nothing : html`<table class="given"><caption class="unseen">${t('given.name')}</caption><tbody>${this.kind.given.map(([key, value]) => html`<tr><th scope="row">${t(key)}</th><td>${typeof value === 'number' ? value : t(value)}</td></tr>`)}</tbody></table>`;
    return html`<section class="card prompt" aria-labelledby="task-name"><div class="pad">
        <label class="field"><span class="eyebrow">${t('compose.exercise')}</span><select class="plain" @change=${this.choose} .value=${live(own ? '' : this.kind.id)}>
          ${own ? html`<option value="" selected>${t('compose.fromLink')}</option>` : nothing}
          ${KINDS.map((kind) => html`<option value=${kind.id} ?selected=${!own && kind === this.kind}>${t(`kind.${kind.id}.title`)}</option>`)}</select></label>
        ${this.narrow.matches ? html`<details ?open=${this.draft.items.length === 0}><summary><h1 id="task-name">${title}</h1></summary>${task}${given}</details>` : html`<h1 id="task-name">${title}</h1>${task}`}</div>
      ${this.narrow.matches ? nothing : given}
    </section>`;
  }

  head() {
    /** @param {'compose' | 'replay'} mode @param {() => void} go */
    const button = (mode, go) => html`<button type="button" aria-pressed=${this.mode === mode} @click=${go}>${t(`compose.mode.${mode}`)}</button>`;
    return html`<div class="stage-head"><h2 id="stage-name" tabindex="-1">${t('compose.sequence')}</h2><span class="gap"></span>
      ${this.mode === 'compose' ? html`<div class="acts">
        <button type="button" class="btn icon-only small" aria-label=${t('compose.undo')} title=${t('compose.undo')} ?disabled=${!this.draft.canUndo} @click=${() => this.turnBack('undo')}>${icons.undo()}</button>
        <button type="button" class="btn icon-only small" aria-label=${t('compose.redo')} title=${t('compose.redo')} ?disabled=${!this.draft.canRedo} @click=${() => this.turnBack('redo')}>${icons.redo()}</button>
        <button type="button" class="btn icon-only small" aria-label=${t('import.name')} title=${t('import.name')} @click=${this.open}>${icons.open()}</button></div>` : nothing}
      <div class="modes" role="group" aria-label=${t('compose.view')}>${button('compose', () => this.write())}${button('replay', () => this.check())}</div>
      ${this.mode === 'compose' ? html`<button type="button" class="btn primary small small-screen" ?disabled=${this.busy} @click=${() => this.check()}>${t('compose.check')}</button>` : nothing}</div>`;
  }

  stage() {
    const draft = read(this.command);
    const {items} = this.draft;
    return html`<section class="card stage compose" aria-labelledby="stage-name">${this.head()}${hostHeads(this.names())}
        ${items.length === 0 && !draft ? html`<div class="empty"><p>${t('compose.begin')}</p><p>${t('compose.beginKeys')} <code>a s 100</code></p></div>` : html`<ol class="ladder" aria-label=${t('compose.sequence')} @click=${this.pressed} @pointerdown=${this.drag}>
          ${repeat(items, (item) => item.key, (item, i) => composeRow(item.segment, i, {
            isSelected: i === this.selected,
            fault: this.rowFault?.line === i + 1 ? this.rowFault.text : undefined,
            edited: this.edited?.i === i ? this.edited.segment : undefined,
            onEdit: (segment) => { this.edited = {i, segment}; },
            onEdited: (done) => { this.editEnded(done); },
          }))}
          ${draft ? ghostRow(draft, items.length) : nothing}</ol>`}
        ${this.composer(draft)}</section>
      <aside class="side right" aria-label=${t('compose.aside')}>
        <section class="card check-card wide-screen-too"><div class="pad"><button type="button" class="btn primary wide" ?disabled=${this.busy} @click=${() => this.check()}>${t('compose.check')}</button>
          <div class="acts"><span class="eyebrow">${t('compose.count', {n: items.length})}</span><span class="eyebrow">${t('compose.kept')}</span></div></div></section>
        <section class="card keys-card"><div class="ph"><h2>${t('keys.name')}</h2></div><dl class="keys">${KEYS.map(([name, keys]) => html`<div><dt>${t(`keys.${name}`)}</dt><dd>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dd></div>`)}</dl></section></aside>`;
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

customElements.define('ack-compose', ComposePage);
