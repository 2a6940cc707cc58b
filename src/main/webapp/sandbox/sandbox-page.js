// @ts-check
/** The sandbox: both hosts are played by hand, or one of them by the machine; the server says what could be sent. */
import {html, nothing} from 'lit';
import {peer, print, read} from '../notation/segment.js';
import {View, say} from '../platform/view.js';
import {t} from '../platform/texts.js';
import * as icons from '../platform/icons.js';
import {fromHash, toHash} from '../compose/address.js';
import {Refused, explore, isWithheld} from '../replay/api.js';
import {fly} from '../replay/flight.js';
import {fields, hostHeads, inWords, ladderRow} from '../replay/ladder.js';
import {variables} from '../replay/panels.js';
import {isNoteworthy} from '../replay/events.js';
import {tell} from '../replay/story.js';
import {STATES, diagram} from './diagram.js';
import {bringStyles} from '../platform/styles.js';

/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('../notation/segment.js').Side} Side */
/** @typedef {import('../replay/api.js').Scenario} Scenario */
/** @typedef {import('../replay/api.js').Outlook} Outlook */
/** @typedef {import('../replay/story.js').Row} Row */
/** @typedef {import('../replay/story.js').LineRow} LineRow */
/** @typedef {Side | 'both'} Player whom one plays */

const CALLS = ['OPEN', 'SEND', 'RECEIVE', 'CLOSE'];
const OCTETS = 10;
const FLIGHT_MILLIS = 1100;

/** Where everything stands in one column, or nearly so, what is played comes before what may be made of it. */
const narrow = matchMedia('(max-width: 1180px)');

/** @type {Record<string, Scenario>} */
const BEGINNINGS = {
  client: {hosts: {A: {start: 'CLOSED', opens: 'active', isn: 100}, B: {start: 'LISTEN', isn: 300}}, calls: CALLS},
  both: {hosts: {A: {start: 'CLOSED', opens: 'active', isn: 100}, B: {start: 'CLOSED', opens: 'active', isn: 300}}, calls: CALLS},
  open: {hosts: {A: {start: 'ESTABLISHED', sndNxt: 101, sndUna: 101, rcvNxt: 301, sndWnd: 65535}, B: {start: 'ESTABLISHED', sndNxt: 301, sndUna: 301, rcvNxt: 101, sndWnd: 65535}}, calls: CALLS},
  nobody: {hosts: {A: {start: 'CLOSED', opens: 'active', isn: 100}, B: {start: 'CLOSED'}}, calls: CALLS},
};

class SandboxPage extends View {
  static properties = {beginning: {state: true}, player: {state: true}, outlook: {state: true}, flying: {state: true}, fault: {state: true}, goals: {state: true}};

  constructor() {
    super();
    this.beginning = 'client';
    /** @type {Scenario} */
    this.scenario = BEGINNINGS.client;
    this.named = '';
    /** @type {Player} */
    this.player = 'both';
    /** @type {Segment[]} */
    this.lines = [];
    /** @type {Outlook | undefined} */
    this.outlook = undefined;
    /** @type {import('../replay/story.js').Story} */
    this.story = {rows: [], views: []};
    /** The line that is on its way, or 0. */
    this.flying = 0;
    this.fault = '';
    /** @type {Record<Side, string>} */
    this.goals = {A: 'TIME-WAIT', B: 'CLOSED'};
    this.asked = 0;
    this.written = '';
    this.turned = () => this.requestUpdate();
    this.arrived = () => {
      if (location.pathname === '/sandbox' && location.hash !== this.written) this.fromAddress();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.arrived);
    addEventListener('popstate', this.arrived);
    narrow.addEventListener('change', this.turned);
    this.fromAddress();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.arrived);
    removeEventListener('popstate', this.arrived);
    narrow.removeEventListener('change', this.turned);
    super.disconnectedCallback();
  }

  fromAddress() {
    const shared = fromHash(location.hash);
    this.written = location.hash;
    this.beginning = shared.scenario ? '' : shared.kind && shared.kind in BEGINNINGS ? shared.kind : 'client';
    this.scenario = shared.scenario ?? BEGINNINGS[this.beginning];
    this.named = shared.title;
    this.lines = shared.segments;
    this.look();
  }

  toAddress() {
    const hash = toHash({kind: this.beginning, scenario: this.beginning === '' ? this.scenario : undefined, segments: this.lines, title: this.named});
    this.written = hash;
    history.replaceState(null, '', `${location.pathname}${hash}`);
  }

  spokenTo() {
    this.look();
  }

  /** Asks where things stand; an answer that comes too late is dropped. @returns {Promise<boolean>} whether everything so far is possible */
  async look() {
    const asked = ++this.asked;
    try {
      const outlook = await explore(this.scenario, this.lines.map(print), OCTETS);
      if (asked !== this.asked) return true;
      this.fault = '';
      if (outlook.result.verdict === 'INVALID' || outlook.result.verdict === 'UNREADABLE') {
        if (this.outlook === undefined && this.lines.length > 0) {
          // A link that brings what cannot be: begin without it.
          this.lines = [];
          await this.look();
          this.fault = outlook.result.summary ?? '';
        }
        return false;
      }
      this.story = tell(this.lines, outlook.result, outlook.arrived);
      this.outlook = outlook;
      if (isWithheld(outlook.result)) this.fault = t('replay.withheld');
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.fault = error.message || t('shell.offline');
      return true;
    }
  }

  /** @param {string} move */
  async send(move) {
    const segment = read(move);
    if (!segment || this.flying > 0) return;
    this.lines = [...this.lines, segment];
    const line = this.lines.length;
    this.flying = line;
    const looking = this.look();
    say(inWords(segment));
    this.toAddress();
    await looking;
    await this.updateComplete;
    const row = /** @type {HTMLElement | null} */ (this.querySelector(`#line-${line}`));
    row?.scrollIntoView({block: 'nearest'});
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (this.querySelector('.move'))?.focus();
    await fly(row, this.lines[line - 1], FLIGHT_MILLIS);
    this.flying = 0;
    this.answer();
  }

  /** Sends what the machine owes, where it plays. */
  answer() {
    if (this.player === 'both') return;
    const machine = peer(this.player);
    const owed = this.outlook?.result.missing?.owed.find((line) => line.startsWith(machine));
    if (owed && this.outlook?.moves.includes(owed)) this.send(owed);
  }

  /** Lets the machine do something of its own: what brings the connection nearer to its end. */
  go() {
    if (this.player === 'both') return;
    const mine = this.moves(peer(this.player));
    const move = mine.find((line) => / (SYN|SYN,ACK|FIN,ACK) /.test(line) && !line.includes('len=')) ?? mine.find((line) => !line.includes('RST'));
    if (move) this.send(move);
    else say(t('sandbox.nothingToDo', {host: peer(this.player)}));
  }

  /** @param {Side} side */
  moves(side) {
    const isLong = (/** @type {string} */ move) => Number(move.includes('len='));
    return (this.outlook?.moves ?? []).filter((move) => move.startsWith(side)).sort((a, b) => isLong(a) - isLong(b));
  }

  /** A segment is lost on its way, or is not after all. @param {number} line */
  async lose(line) {
    const before = this.lines;
    const segment = before[line - 1];
    this.lines = before.map((other, i) => (i === line - 1 ? {...other, lost: !other.lost} : other));
    if (await this.look()) {
      this.toAddress();
      say(t(segment.lost ? 'compose.found' : 'compose.lost', {n: line}));
      return;
    }
    this.lines = before;
    await this.look();
    say(t('sandbox.tooLate', {n: line}));
    this.fault = t('sandbox.tooLate', {n: line});
  }

  /** A click on what flies loses it; its button is its label. @param {MouseEvent} event */
  hit({target}) {
    const row = /** @type {Element} */ (target).closest('.packet')?.closest('.row');
    if (row) this.lose(Number(row.id.slice(5)));
  }

  back() {
    this.lines = this.lines.slice(0, -1);
    this.toAddress();
    this.look();
    say(t('compose.undone', {n: this.lines.length}));
  }

  begin() {
    this.lines = [];
    this.toAddress();
    this.look();
  }

  /** @param {string} beginning */
  choose(beginning) {
    this.beginning = beginning;
    this.scenario = BEGINNINGS[beginning];
    this.named = '';
    this.begin();
  }

  /** @param {Event} event */
  challenge({currentTarget}) {
    const goal = {A: [this.goals.A], B: [this.goals.B]};
    const hash = toHash({scenario: {...this.scenario, goal}, segments: [], title: t('sandbox.challengeTitle', {a: this.goals.A, b: this.goals.B})});
    import('../platform/copy.js').then(({copy}) => copy(currentTarget, `${location.origin}/sandbox${hash}`));
  }

  get now() {
    const start = this.story.rows[0];
    /** @type {Record<Side, string>} */
    const now = start?.kind === 'start' ? {...start.states} : {A: '', B: ''};
    /** @type {Record<Side, [string, string] | undefined>} */
    const last = {A: undefined, B: undefined};
    for (const row of this.story.rows) {
      if (row.kind === 'start') continue;
      for (const side of /** @type {Side[]} */ (['A', 'B'])) {
        const state = row.changes[side];
        if (state === undefined) continue;
        last[side] = [now[side], state];
        now[side] = state;
      }
    }
    return {now, last};
  }

  render() {
    const {now, last} = this.now;
    const rows = this.story.rows.filter((row) => row.kind !== 'event' || isNoteworthy(row));
    const left = html`<div class="side left">${this.rules()}${narrow.matches ? nothing : this.making()}</div>`;
    // Until it is known where things stand nothing is drawn that would have to move.
    if (!this.outlook && !this.fault) return html`<div class="page sandbox">${left}</div>`;
    return html`<div class="page sandbox">${left}
      <section class="card stage replay" aria-labelledby="stage-name"><div class="stage-head"><h2 id="stage-name" tabindex="-1">${t('sandbox.stage')}</h2><span class="gap"></span>
          <div class="acts"><button type="button" class="btn small" aria-disabled=${this.lines.length === 0} @click=${this.back}>${icons.undo()}${t('compose.undo')}</button>
          <button type="button" class="btn small" aria-disabled=${this.lines.length === 0} @click=${this.begin}>${t('sandbox.again')}</button>
          ${this.lines.length > 0 ? html`<a class="btn small" href=${`/compose${toHash({scenario: {...this.scenario, goal: this.scenario.goal ?? 'any-prefix'}, segments: this.lines, replay: true, title: this.named || t('sandbox.title')})}`}>${t('compose.mode.replay')}</a>` : nothing}</div></div>
        ${hostHeads({A: t('compose.nameA'), B: t('compose.nameB')}, now)}
        <ol class="ladder" aria-label=${t('compose.sequence')} @click=${this.hit}>${rows.map((row) => ladderRow(row, {isNow: false, calls: false, label: (line) => this.label(line)}))}</ol>
        ${this.hand()}</section>
      <aside class="side right" aria-label=${t('sandbox.aside')}>
        <section class="card"><div class="ph"><h2>${t('sandbox.diagram')}</h2></div><div class="pad drawn">${diagram(now, last)}</div></section>
        <section class="card"><div class="ph"><h2>${t('replay.variables')}</h2></div>${this.story.views.length > 0 ? variables(this.story.views[this.lines.length] ?? this.story.views[0], undefined) : nothing}</section>${narrow.matches ? this.making() : nothing}</aside></div>`;
  }

  /** @param {LineRow} row */
  label(row) {
    const {segment, line} = row;
    return html`<button type="button" class="lbl" aria-pressed=${segment.lost} title=${t('sandbox.lose')} @click=${() => this.lose(line)}><span class="unseen">${t('compose.row', {n: line, from: segment.from, to: peer(segment.from)})}: </span>${fields(segment)}<span class="unseen">, ${t('segment.lost')}</span></button>`;
  }

  rules() {
    const {goal} = this.scenario;
    return html`<section class="card prompt"><div class="pad"><h1>${this.named || t('sandbox.title')}</h1>
        ${goal ? html`<p>${t('sandbox.challenged')}</p><p class=${this.outlook?.reached ? 'reached yes' : 'reached'} role="status">${this.outlook?.reached ? html`${icons.check()}${t('sandbox.reached', {n: this.lines.length})}` : t('sandbox.notReached')}</p>` : html`<p>${t('sandbox.about')}</p>`}
        <label class="field"><span>${t('sandbox.beginning')}</span><select class="plain" @change=${(/** @type {Event} */ e) => this.choose(/** @type {HTMLSelectElement} */ (e.target).value)}>
          ${this.beginning === '' ? html`<option value="" selected disabled>${t('compose.fromLink')}</option>` : nothing}
          ${Object.keys(BEGINNINGS).map((name) => html`<option value=${name} ?selected=${name === this.beginning}>${t(`sandbox.begin.${name}`)}</option>`)}</select></label>
        <fieldset class="players"><legend>${t('sandbox.player')}</legend>${/** @type {Player[]} */ (['both', 'A', 'B']).map((player) => html`<label><input type="radio" name="player" value=${player} .checked=${this.player === player} @change=${() => { this.player = player; this.answer(); }}> ${t(`sandbox.play.${player}`)}</label>`)}</fieldset></div></section>`;
  }

  /** A challenge for others. */
  making() {
    return html`<section class="card"><details class="pad challenge"><summary>${t('sandbox.challenge')}</summary><p>${t('sandbox.challengeAbout')}</p>
        ${/** @type {Side[]} */ (['A', 'B']).map((side) => html`<label class="field"><span>${t('sandbox.goalOf', {host: side})}</span><select class="plain" @change=${(/** @type {Event} */ e) => { this.goals = {...this.goals, [side]: /** @type {HTMLSelectElement} */ (e.target).value}; }}>${STATES.map((state) => html`<option ?selected=${this.goals[side] === state}>${state}</option>`)}</select></label>`)}
        <button type="button" class="btn" @click=${this.challenge}>${icons.link()}${t('share.link')}</button></details></section>`;
  }

  /** What can be sent now. */
  hand() {
    /** @param {Side} side */
    const side = (side) => {
      const isMachine = this.player !== 'both' && this.player !== side;
      const moves = this.moves(side);
      return html`<div class=${`hand ${side}`} role="group" aria-label=${t('sandbox.canSend', {host: side})}><span class="t" aria-hidden="true">${t('sandbox.canSend', {host: side})}</span>
        ${isMachine
          ? html`<button type="button" class="btn small" aria-disabled=${this.flying > 0 || moves.length === 0} @click=${this.go}>${t('sandbox.go', {host: side})}</button>`
          : moves.length === 0
            ? html`<p>${t('sandbox.nothingToDo', {host: side})}</p>`
            : html`<ul class="moves">${moves.map((move) => {
                const segment = read(move);
                return segment ? html`<li class=${`from-${side}`}><button type="button" class="move" aria-disabled=${this.flying > 0} @click=${() => this.send(move)}>${fields(segment)}</button></li>` : nothing;
              })}</ul>`}</div>`;
    };
    return html`<div class="hands">${side('A')}${side('B')}${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}</div>`;
  }
}

await Promise.all([bringStyles('replay/ladder.css'), bringStyles('replay/panels.css'), bringStyles('compose/compose.css'), bringStyles('sandbox/sandbox.css')]);
customElements.define('ack-sandbox', SandboxPage);
