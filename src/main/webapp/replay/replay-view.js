// @ts-check
/** A replayed sequence: the ladder with its states and reasons, what plays it, and what stands beside it. */
import {html, nothing} from 'lit';
import {print, read} from '../notation/segment.js';
import {View, say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import * as icons from '../platform/icons.js';
import {Refused, asCapture, isWithheld, movesAt} from './api.js';
import {fly} from './flight.js';
import {hostHeads, inWords, ladderRow} from './ladder.js';
import {ending, moveList, space, variables, why} from './panels.js';
import {drawn} from './picture.js';
import {isNoteworthy} from './events.js';
import {tell} from './story.js';
import {bringStyles} from '../platform/styles.js';

/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('./api.js').Result} Result */
/** @typedef {import('./story.js').Row} Row */
/** @typedef {import('./story.js').LineRow} LineRow */

/** Above this many steps a slider takes the place of a button for each. */
const STRIP_MAX = 18;

/** How many times as fast as 1×: a step of a second. */
const SPEEDS = [0.5, 1, 2, 4];

class ReplayView extends View {
  static properties = {segments: {attribute: false}, scenario: {attribute: false}, result: {attribute: false}, mended: {attribute: false}, head: {attribute: false}, names: {attribute: false}, frozen: {attribute: false}, label: {attribute: false}, step: {state: true}, playing: {state: true}, speed: {state: true}, calls: {state: true}, fault: {state: true}, asks: {state: true}, moves: {state: true}};

  constructor() {
    super();
    /** @type {Segment[]} */
    this.segments = [];
    /** @type {import('./api.js').Scenario} */
    this.scenario = {};
    /** @type {Result} */
    this.result = {id: null, verdict: 'VALID'};
    /** @type {Result | undefined} */
    this.mended = undefined;
    /** @type {unknown} */
    this.head = nothing;
    /** @type {Record<'A' | 'B', string>} */
    this.names = {A: 'A', B: 'B'};
    /** Whether it is looked at only, and nothing can be mended. */
    this.frozen = false;
    /** The id of what names it in its head. */
    this.label = 'stage-name';
    /** The index of the row that is looked at. */
    this.step = 0;
    this.playing = false;
    this.speed = 1;
    this.calls = false;
    this.fault = '';
    /** Whether it is asked what could have been sent. */
    this.asks = false;
    /** What could have been sent, and at which line. @type {{line: number, all?: string[]} | undefined} */
    this.moves = undefined;
    /** @type {import('./story.js').Story} */
    this.story = {rows: [], views: []};
    /** @type {Row[]} */
    this.rows = [];
  }

  disconnectedCallback() {
    this.playing = false;
    super.disconnectedCallback();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('result') || changed.has('mended')) {
      this.story = tell(this.segments, this.result, this.mended);
      this.playing = false;
      this.moves = undefined;
    }
    if (changed.has('result') || changed.has('mended') || changed.has('calls')) {
      const line = this.rows[this.step]?.kind === 'line' ? /** @type {LineRow} */ (this.rows[this.step]).line : undefined;
      this.rows = this.story.rows.filter((row) => row.kind !== 'event' || this.calls || isNoteworthy(row));
      const target = changed.has('calls') && line ? line : this.result.at ?? this.segments.length;
      this.step = Math.max(0, this.rows.findIndex((row) => row.kind === 'line' && row.line === target));
    }
  }

  updated() {
    if (this.asks && !this.playing && this.line > 0 && this.moves?.line !== this.line) this.ask(this.line);
  }

  /** @param {number} line */
  async ask(line) {
    this.moves = {line};
    try {
      const all = await movesAt(this.scenario, this.segments.map(print), line);
      if (this.line === line) this.moves = {line, all};
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.fault = error.message || t('shell.offline');
    }
  }

  /** The line that is looked at: the last one that was sent. */
  get line() {
    for (let i = this.step; i >= 0; i--) {
      const row = this.rows[i];
      if (row?.kind === 'line') return row.line;
    }
    return 0;
  }

  get firstStep() {
    return this.rows[0]?.kind === 'start' ? 1 : 0;
  }

  /** @param {number} step */
  go(step) {
    this.step = Math.max(this.firstStep, Math.min(step, this.rows.length - 1));
    this.updateComplete.then(() => {
      this.querySelector('.strip [aria-current]')?.scrollIntoView({block: 'nearest', inline: 'nearest'});
      this.querySelector('.row.now')?.scrollIntoView({block: 'nearest'});
    });
  }

  /** @param {number} step */
  goBy(step) {
    this.playing = false;
    this.go(step);
    say(this.words(this.rows[this.step]));
  }

  /** @param {Row | undefined} row */
  words(row) {
    if (row?.kind === 'line') return `${t('replay.step', {n: row.line})}: ${inWords(row.segment)}. ${row.violation?.title ?? ''}`;
    return row?.kind === 'event' ? row.events.map((event) => event.text).join(' ') : '';
  }

  async play() {
    if (this.playing) {
      this.playing = false;
      return;
    }
    this.playing = true;
    if (this.step >= this.rows.length - 1 || this.rows[this.step]?.kind === 'line' && /** @type {LineRow} */ (this.rows[this.step]).violation) this.step = this.firstStep;
    while (this.playing && this.isConnected) {
      const row = this.rows[this.step];
      this.go(this.step);
      await this.updateComplete;
      await fly(/** @type {HTMLElement | null} */ (this.querySelector('.row.now')), row?.kind === 'line' ? row.segment : undefined, 1000 / this.speed);
      const isEnd = this.step >= this.rows.length - 1 || (row?.kind === 'line' && row.judged === 'wrong' && row.line === this.result.at);
      if (isEnd) this.playing = false;
      else if (this.playing) this.step += 1;
    }
  }

  /** @param {number} line */
  from(line) {
    this.step = this.rows.findIndex((row) => row.kind === 'line' && row.line === line);
    this.playing = false;
    this.play();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || /** @type {HTMLElement} */ (event.target).matches('input, summary')) return;
    const step = {ArrowLeft: this.step - 1, ArrowRight: this.step + 1, Home: this.firstStep, End: this.rows.length - 1}[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.goBy(step);
  }

  // ---- Taking it along

  /** @param {Blob} blob @param {string} name */
  save(blob, name) {
    const anchor = document.createElement('a');
    anchor.href = URL.createObjectURL(blob);
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
  }

  saveText() {
    this.save(new Blob([`${this.segments.map(print).join('\n')}\n`], {type: 'text/plain'}), 'exchange.txt');
  }

  savePicture() {
    this.save(new Blob([drawn(this.story.rows, this.names)], {type: 'image/svg+xml'}), 'exchange.svg');
  }

  async saveCapture() {
    try {
      this.fault = '';
      this.save(await asCapture(this.scenario, this.segments.map(print)), 'exchange.pcapng');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.fault = error.message || t('shell.offline');
    }
  }

  /** @param {Event} event */
  copyLink({currentTarget}) {
    import('../platform/copy.js').then(({copy}) => copy(currentTarget, location.href));
  }

  // ---- Looks

  /** @param {LineRow} row */
  reason(row) {
    if (!row.violation) return nothing;
    const id = row.violation.misconception;
    const belief = [this.result, this.mended].flatMap((result) => result?.misconceptions ?? []).find((one) => one.id === id);
    return why(row.violation, belief, row.line === this.result.at, {
      fix: this.frozen ? undefined : (line) => this.dispatchEvent(new CustomEvent('fix', {detail: line})),
      from: (line) => this.from(line),
      take: this.frozen ? undefined : (line, move) => this.take(line, move),
    });
  }

  /** @param {number} line @param {string} move */
  take(line, move) {
    this.dispatchEvent(new CustomEvent('take-move', {detail: {line, move}}));
  }

  render() {
    const views = this.story.views[this.line];
    const before = this.line > 0 ? this.story.views[this.line - 1] : undefined;
    const row = this.rows[this.step];
    const violation = row?.kind === 'line' ? row.violation : undefined;
    const seen = t('replay.at', {n: this.line});
    return html`<section class="card stage replay" aria-labelledby=${this.label}>${this.head}
        ${!this.frozen && isWithheld(this.result) ? html`<p class="withheld" role="status">${t('replay.withheld')}</p>` : nothing}
        ${hostHeads(this.names, views ? {A: views.A.state, B: views.B.state} : undefined)}
        <ol class="ladder" aria-label=${t('compose.sequence')}>${this.rows.map((shown, i) => ladderRow(shown, {isNow: i === this.step, calls: this.calls, below: shown.kind === 'line' ? this.reason(shown) : nothing}))}</ol>
        ${ending(this.result, this.frozen ? {} : {complete: (lines) => this.dispatchEvent(new CustomEvent('complete', {detail: lines}))})}
        ${this.bar()}</section>
      <aside class="side right" aria-label=${t('replay.aside')}>
        <section class="card"><div class="ph"><h2>${t('replay.space')}</h2><span>${seen}</span></div>${views ? space(this.sent(), views, violation) : nothing}</section>
        <section class="card"><div class="ph"><h2>${t('replay.variables')}</h2><span>${seen}</span></div>${views ? variables(views, before) : nothing}</section>
        ${this.line > 0 ? html`<details class="card could" @toggle=${(/** @type {Event} */ e) => { this.asks = /** @type {HTMLDetailsElement} */ (e.target).open; }}><summary>${t('replay.could', {n: this.line})}</summary><div class="pad">${this.moves?.line === this.line && this.moves.all ? this.moves.all.length > 0 ? moveList(this.moves.all, this.frozen ? undefined : (move) => this.take(this.line, move)) : html`<p>${t('replay.couldNothing')}</p>` : nothing}</div></details>` : nothing}
        <section class="card"><div class="ph"><h2>${t('share.name')}</h2></div><div class="pad acts">
          ${this.frozen ? nothing : html`<button type="button" class="btn small" @click=${this.copyLink}>${icons.link()}${t('share.link')}</button>`}
          <button type="button" class="btn small" @click=${this.saveText}>${icons.save()}${t('share.text')}</button>
          <button type="button" class="btn small" @click=${this.savePicture}>${icons.save()}SVG</button>
          <button type="button" class="btn small" @click=${this.saveCapture}>${icons.save()}pcapng</button>
          ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
          <label class="switch-line"><input type="checkbox" .checked=${this.calls} @change=${(/** @type {Event} */ e) => { this.calls = /** @type {HTMLInputElement} */ (e.target).checked; }}> ${t('replay.calls')}</label></div></section></aside>`;
  }

  /** What was sent up to the line that is looked at, mistakes put right. @returns {Segment[]} */
  sent() {
    const frames = (this.mended ?? this.result).explanation ?? [];
    return this.segments.slice(0, this.line).map((segment, i) => read(frames.find((frame) => frame.line === i + 1)?.segment ?? '') ?? segment);
  }

  bar() {
    const first = this.firstStep;
    return html`<div class="bar" role="group" aria-label=${t('replay.player')} @keydown=${this.key}>
      <button type="button" class="btn icon-only" aria-label=${t('replay.previous')} @click=${() => this.goBy(this.step - 1)}>${icons.first()}</button>
      <button type="button" class="btn primary" @click=${this.play}>${this.playing ? icons.pause() : icons.play()}${t(this.playing ? 'replay.pause' : 'replay.play')}</button>
      <button type="button" class="btn icon-only" aria-label=${t('replay.next')} @click=${() => this.goBy(this.step + 1)}>${icons.next()}</button>
      ${this.rows.length - first <= STRIP_MAX ? this.strip() : html`<label class="scrub"><span class="unseen">${t('replay.scrub')}</span><input type="range" min=${first} max=${this.rows.length - 1} .value=${String(this.step)} aria-valuetext=${this.words(this.rows[this.step])} @input=${(/** @type {Event} */ e) => { this.playing = false; this.go(Number(/** @type {HTMLInputElement} */ (e.target).value)); }}><span aria-hidden="true">${this.line} / ${this.segments.length}</span></label>`}
      <button type="button" class="btn ghost speed" aria-label=${t('replay.speed', {x: this.speed})} @click=${() => { this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length]; }}>${this.speed}×</button></div>`;
  }

  strip() {
    return html`<div class="strip" role="group" aria-label=${t('replay.steps')}>${this.rows.map((row, i) => {
      if (row.kind === 'start') return nothing;
      const tone = row.kind === 'event' ? 'evt' : row.judged === 'wrong' ? 'bad' : row.judged === 'unjudged' ? 'later' : '';
      return html`<button type="button" class=${tone} aria-current=${i === this.step ? 'step' : nothing} aria-label=${this.words(row)} @click=${() => this.goBy(i)}>${row.kind === 'event' ? icons.clock() : row.line}</button>`;
    })}</div>`;
  }
}

export {scoreCard} from './panels.js';

await Promise.all([bringStyles('replay/ladder.css'), bringStyles('replay/panels.css')]);
customElements.define('ack-replay', ReplayView);
