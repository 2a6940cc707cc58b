// @ts-check
/**
 * The gradebook: a grid that holds only the lines that can be seen, so that a thousand learners are
 * as quick as ten. One of its cells is in the order of Tab; arrows go on from there.
 */
import {html, nothing} from 'lit';
import {repeat} from 'lit-html/directives/repeat.js';
import {View, entitle, say} from '../platform/view.js';
import {bringTexts, inOwn, number, spoken, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {send} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';
import {sized} from '../platform/sized.js';
import * as icons from '../platform/icons.js';
import {badge, failure} from '../learn/parts.js';
import {courseHead} from './frame.js';
import {SIGNS, bookOf, chosen, signs} from './book.js';

/** @typedef {import('./book.js').Book} Book */
/** @typedef {import('./book.js').Line} Line */
/** @typedef {import('./book.js').Cell} Cell */
/** @typedef {import('./book.js').Sign} Sign */
/** @typedef {import('./book.js').Order} Order */
/** @typedef {import('../learn/work.js').Course} Course */

/** The height of a line in pixels; teach.css has the same. */
const LINE = 52;

/** So many lines are held above and below those that can be seen. */
const BESIDE = 6;

/** Columns before those of the assignments: the name and the result. */
const OWN_COLUMNS = 2;

/** The row of the headers in the grid. */
const HEAD = -1;

class GradebookPage extends View {
  static properties = {place: {attribute: false}, book: {state: true}, sends: {state: true}, faults: {state: true}, text: {state: true}, sign: {state: true}, order: {state: true}, at: {state: true}, seen: {state: true}};

  constructor() {
    super();
    /** @type {import('../platform/router.js').Place} */
    this.place = {};
    /** @type {Book | undefined} */
    this.book = undefined;
    /** @type {Course | undefined} */
    this.course = undefined;
    /** Whether scores of the course go to a learning management system. */
    this.sends = false;
    /** @type {string[]} */
    this.faults = [];
    this.text = '';
    /** @type {Sign | 'all'} */
    this.sign = 'all';
    /** @type {Order} */
    this.order = {by: 'name', falling: false};
    /** The cell that Tab comes to. */
    this.at = {row: 0, column: 0};
    /** The first line that can be seen, and how many. */
    this.seen = {first: 0, count: 16};
    /** Whether the grid has the focus: the cell may be made anew under it. */
    this.holds = false;
    /** @type {Line[]} */
    this.lines = [];
    this.sizes = new ResizeObserver(() => this.scrolled());
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    super.disconnectedCallback();
  }

  async fetch() {
    const [found, answer] = await Promise.all([send('GET', `/api/v1/courses/${this.place.course}`), bookOf(this.place.course)]);
    if (found.ok && answer.ok) {
      this.course = found.body;
      this.faults = [];
      this.book = answer.book;
      if (found.body.role !== 'ASSISTANT') {
        const sent = await send('GET', `/api/v1/courses/${this.place.course}/lti/scores?limit=1`);
        this.sends = sent.ok && sent.body.items.length > 0;
      }
    } else if (found.status === 401) {
      go(wayIn(), 'replace');
    } else {
      const refused = [found, answer].filter((one) => !one.ok);
      this.faults = refused.some((one) => !one.ok && one.status === 403) ? [t('teach.notYours')] : [...new Set(refused.flatMap((one) => (one.ok ? [] : one.faults)))];
    }
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.book) return;
    const isOther = ['text', 'sign', 'order'].some((name) => changed.has(name));
    if (isOther || changed.has('book') || this.lines.length === 0) this.lines = chosen(this.book, {text: this.text, sign: this.sign, order: this.order, language: spoken()});
    const row = Math.min(this.at.row, this.lines.length - 1);
    if (row !== this.at.row) this.at = {...this.at, row};
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const box = this.box();
    if (!box) return;
    if (this.course) entitle(`${t('shell.gradebook')}: ${inOwn(this.course.title)}`);
    if (changed.has('book')) {
      this.sizes.disconnect();
      this.sizes.observe(box);
    }
    if (['text', 'sign', 'order'].some((name) => changed.has(name))) box.scrollTop = 0;
    const cell = this.cellAt();
    if (this.holds && cell && document.activeElement !== cell) cell.focus({preventScroll: true});
  }

  /** @returns {HTMLElement | null} */
  box() {
    return this.querySelector('.book');
  }

  /** @returns {HTMLElement | null} */
  cellAt() {
    return this.querySelector(`.book [data-cell="${this.at.row}/${this.at.column}"]`);
  }

  scrolled() {
    const box = this.box();
    if (!box) return;
    const first = Math.floor(box.scrollTop / LINE);
    const count = Math.ceil(box.clientHeight / LINE);
    if (first !== this.seen.first || count !== this.seen.count) this.seen = {first, count};
  }

  /** The places of the lines that are held: those that can be seen, and the one that Tab comes to. */
  held() {
    const first = Math.max(0, this.seen.first - BESIDE);
    const last = Math.min(this.lines.length, this.seen.first + this.seen.count + BESIDE);
    const places = Array.from({length: Math.max(0, last - first)}, (_, i) => first + i);
    const {row} = this.at;
    return row >= 0 && row < this.lines.length && !places.includes(row) ? [...places, row].sort((a, b) => a - b) : places;
  }

  /** @param {number} row @param {number} column */
  async goTo(row, column) {
    const columns = OWN_COLUMNS + (this.book?.assignments.length ?? 0);
    this.at = {row: Math.max(HEAD, Math.min(row, this.lines.length - 1)), column: Math.max(0, Math.min(column, columns - 1))};
    this.holds = true;
    await this.updateComplete;
    this.reveal();
  }

  /** Scrolls so that neither the headers nor the names cover the cell. */
  reveal() {
    const [box, cell] = [this.box(), this.cellAt()];
    const head = /** @type {HTMLElement | null} */ (this.querySelector('.book-head'));
    const name = /** @type {HTMLElement | null} */ (this.querySelector('.book .name'));
    if (!box || !cell || !head || !name) return;
    if (this.at.row >= 0) {
      const top = this.at.row * LINE;
      const height = box.clientHeight - head.offsetHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + LINE > box.scrollTop + height) box.scrollTop = top + LINE - height;
    }
    if (this.at.column > 0) {
      const left = cell.offsetLeft - name.offsetWidth;
      if (left < box.scrollLeft) box.scrollLeft = left;
      else if (cell.offsetLeft + cell.offsetWidth > box.scrollLeft + box.clientWidth) box.scrollLeft = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
    }
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.altKey || event.shiftKey) return;
    const {row, column} = this.at;
    const isFar = event.ctrlKey || event.metaKey;
    const page = Math.max(1, this.seen.count - 2);
    /** @type {Record<string, () => unknown>} */
    const ways = {
      ArrowUp: () => this.goTo(isFar ? 0 : row - 1, column),
      ArrowDown: () => this.goTo(isFar ? this.lines.length : row + 1, column),
      ArrowLeft: () => this.goTo(row, isFar ? 0 : column - 1),
      ArrowRight: () => this.goTo(row, isFar ? Infinity : column + 1),
      Home: () => this.goTo(isFar ? HEAD : row, 0),
      End: () => this.goTo(isFar ? this.lines.length : row, Infinity),
      PageUp: () => this.goTo(Math.max(0, row - page), column),
      PageDown: () => this.goTo(row + page, column),
      Enter: () => this.act(row, column),
      ' ': () => this.act(row, column),
      F2: () => this.act(row, column),
    };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    way();
  }

  /** What is where in the grid. @param {Event} event */
  placeOf(event) {
    const cell = /** @type {HTMLElement} */ (event.target).closest('[data-cell]');
    if (!(cell instanceof HTMLElement)) return undefined;
    const [row, column] = String(cell.dataset.cell).split('/').map(Number);
    return {row, column};
  }

  /** @param {Event} event */
  came(event) {
    const place = this.placeOf(event);
    this.holds = place !== undefined;
    if (place && (place.row !== this.at.row || place.column !== this.at.column)) this.at = place;
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const place = this.placeOf(event);
    if (!place) return;
    this.at = place;
    this.act(place.row, place.column);
  }

  /** @param {number} row @param {number} column */
  act(row, column) {
    if (row === HEAD) this.sort(column === 0 ? 'name' : column === 1 ? 'result' : column - OWN_COLUMNS);
    else if (column >= OWN_COLUMNS && this.lines.length > 0) this.change(this.lines[row], column - OWN_COLUMNS);
  }

  /** @param {Order['by']} by */
  sort(by) {
    this.order = {by, falling: this.order.by === by ? !this.order.falling : by !== 'name'};
    say(t(this.order.falling ? 'teach.sortedFalling' : 'teach.sortedRising', {column: this.heading(by)}));
  }

  /** @param {Order['by']} by */
  heading(by) {
    return by === 'name' ? t('teach.learner') : by === 'result' ? t('teach.result') : inOwn(this.book?.assignments[by].title ?? {});
  }

  /** @param {Line} line @param {number} i */
  async change(line, i) {
    const {book, course} = this;
    if (!book || !course) return;
    this.holds = false;
    const {changeMark} = await import('./mark-dialog.js');
    const told = await changeMark({course: course.id, line, column: book.assignments[i]});
    this.holds = true;
    if (told !== undefined) await this.again(line, told);
    const row = this.lines.findIndex((one) => one.id === line.id);
    await this.goTo(Math.max(0, row), i + OWN_COLUMNS);
  }

  /** Shows a line as it is now. @param {Line} line @param {string} told */
  async again(line, told) {
    const answer = await send('GET', `/api/v1/courses/${this.place.course}/gradebook/${line.id}`);
    const [now] = answer.ok ? answer.body.learners : [];
    if (now && this.book) this.book = {...this.book, learners: this.book.learners.map((one) => (one.id === line.id ? now : one))};
    say(told);
    await this.updateComplete;
  }

  /** @param {number} row @param {number} column */
  tab(row, column) {
    return this.at.row === row && this.at.column === column ? 0 : -1;
  }

  /** @param {Order['by']} by @param {number} column @param {unknown} [more] */
  head(by, column, more) {
    const isBy = this.order.by === by;
    return html`<div role="columnheader" class=${by === 'name' ? 'cell name' : 'cell'} aria-colindex=${column + 1} aria-sort=${isBy ? (this.order.falling ? 'descending' : 'ascending') : 'none'} tabindex=${this.tab(HEAD, column)} data-cell=${`${HEAD}/${column}`} title=${this.heading(by)}>
      <span class="head-title">${this.heading(by)}</span><span class="head-more">${more ? html`<span class="unseen">, </span>${more}` : nothing}${isBy ? html`<span class=${this.order.falling ? 'sorted' : 'sorted rising'}>${icons.down()}</span>` : nothing}</span></div>`;
  }

  /** @param {Cell} cell */
  mark(cell) {
    const told = signs(cell);
    const points = cell.score === undefined ? (told.length > 0 ? nothing : html`<b aria-hidden="true">–</b><span class="unseen">${t('teach.noMark')}</span>`) : html`<b>${number(cell.score)}</b>`;
    return html`${points}${told.map((sign) => html`<span class=${`sign ${sign}`}>${t(`teach.sign.${sign}`)}</span>`)}`;
  }

  /** @param {Line} line @param {number} row */
  line(line, row) {
    return html`<div role="row" class="line" aria-rowindex=${row + 2} ${sized({'--row': row})}>
      <div role="rowheader" class="cell name" aria-colindex="1" tabindex=${this.tab(row, 0)} data-cell=${`${row}/0`}><b>${line.displayName}</b><small>${line.username}</small></div>
      <div role="gridcell" class="cell n" aria-colindex="2" tabindex=${this.tab(row, 1)} data-cell=${`${row}/1`}>${line.percent === undefined ? html`<b aria-hidden="true">–</b><span class="unseen">${t('teach.noMark')}</span>` : html`<b>${number(line.percent)}%</b>`}</div>
      ${line.marks.map((cell, i) => html`<div role="gridcell" class="cell n mark" aria-colindex=${i + OWN_COLUMNS + 1} tabindex=${this.tab(row, i + OWN_COLUMNS)} data-cell=${`${row}/${i + OWN_COLUMNS}`}>${this.mark(cell)}</div>`)}</div>`;
  }

  /** @param {Book} book */
  grid(book) {
    return html`<div class="book card" role="grid" aria-label=${t('shell.gradebook')} aria-describedby="book-keys" aria-rowcount=${this.lines.length + 1} aria-colcount=${book.assignments.length + OWN_COLUMNS} ${sized({'--columns': book.assignments.length, '--lines': this.lines.length})}
      @scroll=${this.scrolled} @keydown=${this.pressed} @focusin=${this.came} @focusout=${(/** @type {FocusEvent} */ event) => {
        if (/** @type {Element} */ (event.target).isConnected) this.holds = false;
      }} @click=${this.clicked}>
      <div role="rowgroup" class="book-head"><div role="row" class="head" aria-rowindex="1">${this.head('name', 0)}${this.head('result', 1)}${book.assignments.map((column, i) => this.head(i, i + OWN_COLUMNS, t('teach.of', {points: number(column.maximum)})))}</div></div>
      <div role="rowgroup" class="book-body">${repeat(this.held(), (row) => this.lines[row].id, (row) => this.line(this.lines[row], row))}</div></div>`;
  }

  /** @param {Book} book */
  tools(book) {
    const n = this.lines.length;
    return html`<form class="tools" role="search" aria-label=${t('teach.look')} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <label class="field"><span>${t('teach.name')}</span><input type="search" .value=${this.text} autocomplete="off" spellcheck="false" @input=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => {
        this.text = event.currentTarget.value;
      }}></label>
      <label class="field"><span>${t('teach.show')}</span><select @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => {
        this.sign = /** @type {Sign | 'all'} */ (event.currentTarget.value);
      }}><option value="all">${t('teach.everybody')}</option>${SIGNS.map((sign) => html`<option value=${sign} ?selected=${this.sign === sign}>${t(`teach.with.${sign}`)}</option>`)}</select></label>
      <p class="found" role="status">${n === book.learners.length ? t('teach.learners', {n}) : t('teach.found', {n, of: String(book.learners.length)})}</p></form>`;
  }

  /** @param {Book} book @param {Course} course */
  files(book, course) {
    const address = `/api/v1/courses/${course.id}/gradebook`;
    return html`<details class="card files"><summary>${icons.save()}<span>${t('teach.files')}</span>${icons.chevron()}</summary><ul class="pad">
      <li><a href=${`${address}?format=csv`} download>${t('teach.csv')}</a></li><li><a href=${`${address}/exports/oneroster`} download>${t('teach.oneroster')}</a></li>
      ${book.assignments.map((column) => html`<li><a href=${`${address}/exports/moodle?assignment=${column.id}`} download>${t('teach.moodle', {title: inOwn(column.title)})}</a></li>`)}</ul></details>`;
  }

  render() {
    const {book, course} = this;
    if (!book || !course) return html`<div class="learn teach wide">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    return html`<div class="learn teach wide">${courseHead(course, 'gradebook', badge('quiet', t(`teach.role.${course.role}`)))}${this.tools(book)}
      ${book.learners.length === 0 ? html`<p class="card pad none">${t('teach.noLearners')}</p>` : this.lines.length === 0 ? html`<p class="card pad none">${t('teach.noneFound')}</p>` : this.grid(book)}
      <p class="hint" id="book-keys">${t('teach.keys')}</p>${this.files(book, course)}
      ${this.sends ? html`<p><a href=${`/teach/lms/${course.id}`}>${t('teach.lmsScores')}</a></p>` : nothing}</div>`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css')]);
customElements.define('ack-gradebook', GradebookPage);
