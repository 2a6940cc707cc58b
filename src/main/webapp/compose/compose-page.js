// @ts-check
/** The page on which a sequence of segments is written, and then replayed. */
import {html, nothing} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {print, read} from '../notation/segment.js';
import {View, say} from '../platform/view.js';
import {bringTexts, rich, t} from '../platform/texts.js';
import * as icons from '../platform/icons.js';
import {Refused, replay} from '../replay/api.js';
import {fromHash, toHash} from './address.js';
import './composer.js';
import {Draft} from './draft.js';
import {KINDS, kindOf} from './kinds.js';
import {bringStyles} from '../platform/styles.js';

/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('../notation/segment.js').Side} Side */
/** @typedef {import('../replay/api.js').Result} Result */
/** @typedef {import('../replay/api.js').Scenario} Scenario */
/** @typedef {import('./kinds.js').Kind} Kind */

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
    this.arrived = () => {
      if (location.pathname === '/compose' && location.hash !== this.written) this.fromAddress();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.arrived);
    addEventListener('popstate', this.arrived);
    this.narrow.addEventListener('change', this.resized);
    this.fromAddress();
  }

  disconnectedCallback() {
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
  }

  /** Where it is written; not there while it is replayed. @returns {import('./composer.js').Composer | null} */
  get composer() {
    return this.querySelector('ack-composer');
  }

  /** Says what is wrong where it is written. @param {string} fault */
  async complain(fault) {
    await this.updateComplete;
    if (this.composer) this.composer.fault = fault;
  }

  /** @param {unknown} error */
  refusal(error) {
    if (!(error instanceof Refused)) throw error;
    return error.message || t('shell.offline');
  }

  changed() {
    this.rowFault = undefined;
    this.result = undefined;
    this.toAddress();
    this.requestUpdate();
  }

  /** @param {boolean} again whether it is asked only because of the language */
  async check(again = false) {
    this.composer?.settle();
    this.complain(this.draft.items.length === 0 ? t('compose.empty') : '');
    if (this.draft.items.length === 0) return;
    this.busy = true;
    // Not before it is needed: the first load is small.
    const parts = import('../replay/replay-view.js');
    const lines = this.draft.segments.map(print);
    try {
      const result = await replay(this.rules, lines);
      if (result.verdict === 'UNREADABLE') {
        this.mode = 'compose';
        this.rowFault = {line: result.line ?? 0, text: result.expected ?? ''};
        if ((result.line ?? 0) < 1 || (result.line ?? 0) > lines.length) this.complain(result.summary ?? '');
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
      this.complain(this.refusal(error));
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

  /** @param {Event} event */
  choose(event) {
    this.kind = kindOf(/** @type {HTMLSelectElement} */ (event.target).value);
    this.scenario = undefined;
    this.named = '';
    this.mode = 'compose';
    this.composer?.empty();
    this.draft.begin([]);
    this.changed();
  }

  async open() {
    await import('./import-dialog.js');
    /** @type {import('./import-dialog.js').ImportDialog | null} */ (this.querySelector('ack-import'))?.open();
  }

  /** @param {CustomEvent<{segments: Segment[], scenario?: Scenario, title?: string, replace: boolean}>} event */
  async imported({detail}) {
    this.composer?.empty();
    if (detail.replace) this.draft.begin([]);
    if (detail.scenario) {
      this.scenario = detail.scenario;
      this.named = detail.title ?? '';
    }
    this.mode = 'compose';
    await this.updateComplete;
    this.composer?.add(detail.segments);
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
    await this.composer?.updateComplete;
    await this.composer?.do('edit', line - 1);
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
        <button type="button" class="btn icon-only small" aria-label=${t('compose.undo')} title=${t('compose.undo')} aria-disabled=${!this.draft.canUndo} @click=${() => this.composer?.turnBack('undo')}>${icons.undo()}</button>
        <button type="button" class="btn icon-only small" aria-label=${t('compose.redo')} title=${t('compose.redo')} aria-disabled=${!this.draft.canRedo} @click=${() => this.composer?.turnBack('redo')}>${icons.redo()}</button>
        <button type="button" class="btn icon-only small" aria-label=${t('import.name')} title=${t('import.name')} @click=${() => this.open()}>${icons.open()}</button></div>` : nothing}
      <div class="modes" role="group" aria-label=${t('compose.view')}>${button('compose', () => this.write())}${button('replay', () => this.check())}</div>
      ${this.mode === 'compose' ? html`<button type="button" class="btn primary small small-screen" aria-disabled=${this.busy} @click=${() => this.check()}>${t('compose.check')}</button>` : nothing}</div>`;
  }

  stage() {
    const {items} = this.draft;
    return html`<ack-composer .draft=${this.draft} .names=${this.names()} .head=${this.head()} .octets=${this.kind.octets} .rowFault=${this.rowFault} @changed=${this.changed} @check=${() => this.check()}></ack-composer>
      <aside class="side right" aria-label=${t('compose.aside')}>
        <section class="card check-card wide-screen-too"><div class="pad"><button type="button" class="btn primary wide" aria-disabled=${this.busy} @click=${() => this.check()}>${t('compose.check')}</button>
          <div class="acts"><span class="eyebrow">${t('compose.count', {n: items.length})}</span><span class="eyebrow">${t('compose.kept')}</span></div></div></section>
        <section class="card keys-card"><div class="ph"><h2>${t('keys.name')}</h2></div><dl class="keys">${KEYS.map(([name, keys]) => html`<div><dt>${t(`keys.${name}`)}</dt><dd>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dd></div>`)}</dl></section></aside>`;
  }
}

await Promise.all([bringTexts('compose'), bringStyles('replay/ladder.css'), bringStyles('compose/compose.css')]);
customElements.define('ack-compose', ComposePage);
