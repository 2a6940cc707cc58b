// @ts-check
/**
 * A result told as a ladder: rows with the states where they change, and both hosts' variables at
 * every line. TCP is decided on the server; here its explanation is only laid out.
 *
 * An explanation names the arrival of a line as late as it can. Where nothing that the receiver
 * did stands between, the ladder shows it at the line itself, for that is where one looks for it.
 */
import {distance, peer, plus, read, span} from '../notation/segment.js';

/** @typedef {import('../notation/segment.js').Side} Side */
/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('./api.js').Result} Result */
/** @typedef {import('./api.js').Frame} Frame */
/** @typedef {import('./api.js').Hidden} Hidden */
/** @typedef {import('./api.js').HostView} HostView */
/** @typedef {import('./api.js').Views} Views */
/** @typedef {import('./api.js').Violation} Violation */

/** @typedef {Record<Side, [string, string]>} Lanes the phases of both lifelines, above and below the change */

/** @typedef {{kind: 'start', states: Record<Side, string>}} StartRow */
/** @typedef {{kind: 'event', events: Hidden[], changes: Partial<Record<Side, string>>, lanes: Lanes, line: number}} EventRow */
/**
 * @typedef {object} LineRow
 * @property {'line'} kind
 * @property {number} line from 1
 * @property {Segment} segment
 * @property {'possible' | 'wrong' | 'unjudged'} judged
 * @property {boolean} assumed it stands behind a mistake, and is judged as if that had been right
 * @property {Violation} [violation]
 * @property {boolean} again it is sent once more
 * @property {boolean} late it arrives later than the next thing that its receiver does
 * @property {Partial<Record<Side, string>>} changes
 * @property {Lanes} lanes
 */
/** @typedef {StartRow | EventRow | LineRow} Row */

/** @typedef {{rows: Row[], views: Views[]}} Story `views` by line, 0 for the start */

/** @type {Record<string, string>} */
const PHASES = {
  CLOSED: 'closed',
  LISTEN: 'closed',
  'SYN-SENT': 'opening',
  'SYN-RECEIVED': 'opening',
  ESTABLISHED: 'open',
  'FIN-WAIT-1': 'closing',
  'FIN-WAIT-2': 'closing',
  'CLOSE-WAIT': 'closing',
  CLOSING: 'closing',
  'LAST-ACK': 'closing',
  'TIME-WAIT': 'wait',
};

/** The look of a lifeline in a state. @param {string} state */
export const phase = (state) => PHASES[state] ?? 'plain';

/** @type {readonly Side[]} */
export const SIDES = ['A', 'B'];

/** Which lines arrive where they stand. */
class Arrivals {
  /**
   * Whether an arrival can be told at the line itself: its receiver did nothing in between, or
   * nothing that a bare ACK could have changed.
   *
   * @param {Hidden} event
   * @param {Frame} frame
   * @param {Segment[]} lines
   * @param {number} last
   */
  mayStandThere(event, frame, lines, last) {
    const {host, line = 0} = event;
    const segment = lines[line - 1];
    if (segment?.from !== peer(host) || line >= frame.line || this.atOnce.has(line)) return false;
    if (line > last) return true;
    const isBare = span(segment) === 0 && !segment.flags.includes('RST');
    return isBare && this.state[host] === event.state && this.timedOut[host] <= line && [...this.atOnce.keys()].every((other) => other < line || lines[other - 1].from === host);
  }

  /** @param {Frame[]} frames @param {Segment[]} lines */
  constructor(frames, lines) {
    /** @type {Map<number, {state: string | undefined, frame: number}>} by line; without a state where it changes none */
    this.atOnce = new Map();
    /** @type {Set<Hidden>} */
    this.told = new Set();
    /** @type {Record<Side, number>} the last line that each host sent or took in where it stands */
    const last = {A: 0, B: 0};
    /** @type {Record<Side, string>} */
    const state = {A: frames[0]?.after.A.state ?? '', B: frames[0]?.after.B.state ?? ''};
    this.state = state;
    /** @type {Record<Side, number>} the line before which a timer of a host last ran out */
    const timedOut = {A: 0, B: 0};
    this.timedOut = timedOut;
    for (const frame of frames) {
      /** @type {Record<Side, boolean>} */
      const acted = {A: false, B: false};
      for (const event of frame.hidden) {
        const {host, line = 0} = event;
        if (event.event !== 'DELIVERED') {
          acted[host] ||= event.event !== 'SEND' && event.event !== 'RECEIVE';
        } else if (this.mayStandThere(event, frame, lines, last[host]) && !acted[host]) {
          this.atOnce.set(line, {state: line > last[host] ? event.state : undefined, frame: frame.line});
          this.told.add(event);
          last[host] = Math.max(last[host], line);
        } else {
          acted[host] = true;
        }
        state[host] = event.state;
        if (event.event === 'TIMED_OUT') timedOut[host] = frame.line;
      }
      const sender = lines[frame.line - 1]?.from;
      if (sender) {
        last[sender] = frame.line;
        state[sender] = frame.after[sender].state;
      }
    }
  }
}

/**
 * Tells a result.
 *
 * @param {Segment[]} lines as they were written
 * @param {Result} result what was said of them
 * @param {Result} [mended] what was said of them with every mistake put right
 * @returns {Story}
 */
export function tell(lines, result, mended) {
  const frames = (mended?.explanation?.length ?? 0) >= (result.explanation?.length ?? 0) ? mended?.explanation ?? [] : result.explanation ?? [];
  return new Telling(lines, result, frames).story();
}

class Telling {
  /** @param {Segment[]} lines @param {Result} result @param {Frame[]} frames */
  constructor(lines, result, frames) {
    this.lines = lines;
    this.result = result;
    this.frames = frames;
    /** What was sent, mistakes put right. */
    this.sent = lines.map((line, i) => read(this.frame(i + 1)?.segment ?? '') ?? line);
    this.arrivals = new Arrivals(frames, lines);
    /** @type {Record<Side, string>} */
    this.now = {A: frames[0]?.after.A.state ?? '', B: frames[0]?.after.B.state ?? ''};
    this.wrong = new Map((result.violations ?? []).map((violation) => [violation.at, violation]));
    this.firstWrong = result.verdict === 'INVALID' ? result.at ?? Infinity : Infinity;
  }

  /** @param {number} line */
  frame(line) {
    return this.frames[line]?.line === line ? this.frames[line] : this.frames.find((frame) => frame.line === line);
  }

  /** @returns {Story} */
  story() {
    /** @type {Row[]} */
    const rows = this.frames.length > 0 ? [{kind: 'start', states: {...this.now}}] : [];
    this.lines.forEach((segment, i) => {
      this.events(i + 1, rows);
      rows.push(this.row(i + 1, segment));
    });
    if (this.result.verdict === 'VALID') this.events(this.lines.length + 1, rows);
    return {rows, views: [0, ...this.lines.keys()].map((_, line) => this.views(line))};
  }

  /** @param {number} line @param {Row[]} rows */
  events(line, rows) {
    const events = (this.frame(line)?.hidden ?? []).filter((event) => !this.arrivals.told.has(event));
    if (events.length === 0) return;
    const before = {...this.now};
    /** @type {Partial<Record<Side, string>>} */
    const changes = {};
    const sender = this.lines[line - 1]?.from;
    for (const event of events) {
      // What leads to a segment shows at that segment.
      if (event.host === sender && event.event !== 'DELIVERED') continue;
      if (this.now[event.host] !== event.state) changes[event.host] = event.state;
      this.now[event.host] = event.state;
    }
    rows.push({kind: 'event', events, changes, lanes: this.lanes(before), line});
  }

  /** @param {number} line @param {Segment} segment @returns {LineRow} */
  row(line, segment) {
    const before = {...this.now};
    const frame = this.frame(line);
    const receiver = peer(segment.from);
    const arrival = this.arrivals.atOnce.get(line);
    if (frame) this.now[segment.from] = frame.after[segment.from].state;
    if (arrival?.state) this.now[receiver] = arrival.state;
    /** @type {Partial<Record<Side, string>>} */
    const changes = {};
    for (const side of SIDES) if (before[side] !== this.now[side]) changes[side] = this.now[side];
    const violation = this.wrong.get(line);
    const past = this.frames.length > 0 && this.frames[this.frames.length - 1].line < line;
    return {
      kind: 'line',
      line,
      segment,
      judged: violation ? 'wrong' : past && line > this.firstWrong ? 'unjudged' : 'possible',
      assumed: line > this.firstWrong,
      violation,
      again: this.frame(line)?.hidden.some((event) => event.timer === 'RETRANSMISSION' && event.host === segment.from) ?? false,
      late: this.frames.some((other) => other.hidden.some((event) => event.line === line && event.event === 'DELIVERED' && !this.arrivals.told.has(event))) && !arrival,
      changes,
      lanes: this.lanes(before),
    };
  }

  /** @param {Record<Side, string>} before @returns {Lanes} */
  lanes(before) {
    return {A: [phase(before.A), phase(this.now.A)], B: [phase(before.B), phase(this.now.B)]};
  }

  /** Both hosts once a line is on its way and has, where it shows so, arrived. @param {number} line @returns {Views} */
  views(line) {
    const frame = this.frame(line) ?? this.frames[Math.min(line, this.frames.length - 1)];
    if (!frame) return {A: {state: ''}, B: {state: ''}};
    return {A: this.view('A', line, frame), B: this.view('B', line, frame)};
  }

  /** @param {Side} side @param {number} line @param {Frame} frame @returns {HostView} */
  view(side, line, frame) {
    const base = frame.after[side];
    const taken = [...this.arrivals.atOnce].filter(([k, arrival]) => k <= line && arrival.frame > frame.line && this.lines[k - 1].from === peer(side));
    if (taken.length === 0) return base;
    const state = taken.findLast(([, arrival]) => arrival.state !== undefined)?.[1].state ?? base.state;
    const next = this.frame(taken[0][1].frame);
    const all = next?.hidden.filter((event) => event.host === side && event.event === 'DELIVERED').length === taken.length;
    if (next && all && next.after[side].sndUna !== undefined) {
      const then = next.after[side];
      return {...then, state, sndNxt: base.sndNxt ?? then.sndUna};
    }
    return taken.reduce((view, [k]) => advanced(view, this.sent[k - 1]), {...base, state});
  }
}

/** What an arrival in order does to the numbers; for what lies between two frames. @param {HostView} view @param {Segment} segment @returns {HostView} */
function advanced(view, segment) {
  const after = {...view};
  if (after.rcvNxt !== undefined && segment.seq === after.rcvNxt) after.rcvNxt = plus(segment.seq, span(segment));
  const {sndUna, sndNxt} = after;
  if (segment.ack !== undefined && sndUna !== undefined && sndNxt !== undefined && distance(sndUna, segment.ack) <= distance(sndUna, sndNxt)) after.sndUna = segment.ack;
  return after;
}
