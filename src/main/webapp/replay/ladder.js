// @ts-check
/** Rows of a ladder diagram: an ordered list whose rows are grids, so that it can be selected, focused, printed and read aloud. */
import {html, nothing, svg} from 'lit';
import {peer} from '../notation/segment.js';
import {t} from '../platform/texts.js';
import * as icons from '../platform/icons.js';
import {shownEvents} from './events.js';

/** @typedef {import('../notation/segment.js').Side} Side */
/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('./story.js').Row} Row */
/** @typedef {import('./story.js').LineRow} LineRow */
/** @typedef {import('./story.js').EventRow} EventRow */
/** @typedef {import('./story.js').StartRow} StartRow */
/** @typedef {import('./story.js').Lanes} Lanes */

/**
 * A segment's fields.
 *
 * @param {Segment} segment
 * @param {string} [wrongField] the one to underline
 */
export function fields(segment, wrongField) {
  /** @param {'seq' | 'ack' | 'len'} name @param {unknown} value */
  const field = (name, value) => html`<span class=${`f${wrongField === name ? ' err' : ''}${value === undefined ? ' blank' : ''}`}><i>${name}</i> ${value ?? '—'}</span>`;
  const flags = wrongField === 'flags' || wrongField === 'line' || wrongField === 'state' || wrongField === 'option';
  return html`<span class="fl"><span class=${flags ? 'err' : ''}>${segment.flags.join(' ') || '–'}</span></span>${field('seq', segment.seq)}
    ${segment.flags.includes('ACK') || segment.ack !== undefined ? field('ack', segment.ack) : nothing}
    ${segment.len ? field('len', segment.len) : nothing}
    ${segment.rest.length ? html`<span class=${wrongField === 'win' || wrongField === 'option' ? 'f more err' : 'f more'}>${segment.rest.join(' ')}</span>` : nothing}`;
}

/** A segment in words. @param {Segment} segment */
export function inWords(segment) {
  const {from, flags, seq, ack, len, rest, lost} = segment;
  return [
    t('segment.way', {from, to: peer(from)}),
    flags.join(' '),
    seq === undefined ? t('segment.noSeq') : `seq ${seq}`,
    flags.includes('ACK') ? (ack === undefined ? t('segment.noAck') : `ack ${ack}`) : '',
    len ? `len ${len}` : '',
    rest.join(' '),
    lost ? t('segment.lost') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * The arrow of a segment.
 *
 * @param {Segment} segment
 * @param {'a' | 'b' | 'bad' | 'later'} head
 * @param {'arrives' | 'late' | 'lost'} fate
 */
export function arrow(segment, head, fate = segment.lost ? 'lost' : 'arrives') {
  const fromA = segment.from === 'A';
  const [x1, x2] = fromA ? ['0%', '100%'] : ['100%', '0%'];
  const break_ = fromA ? '88%' : '12%';
  const marker = `url(#head-${head})`;
  if (fate === 'arrives') return html`<svg aria-hidden="true">${svg`<line x1=${x1} y1="15" x2=${x2} y2="40" marker-end=${marker}/>`}</svg>`;
  return html`<svg aria-hidden="true">${svg`<line x1=${x1} y1="15" x2=${break_} y2="37"/><line class="gone" x1=${break_} y1="37" x2=${x2} y2="40" marker-end=${fate === 'late' ? marker : nothing}/>`}</svg>${fate === 'lost' ? html`<span class="gone-mark"></span>` : nothing}`;
}

/** @param {Side} side @param {Lanes} lanes @param {string} more */
export const lane = (side, lanes, more = '') => html`<span class=${`lane ${side} p0-${lanes[side][0]} p1-${lanes[side][1]} ${more}`}></span>`;

/** @param {Side} side @param {string | undefined} state */
export const stateChip = (side, state) => (state ? html`<span class="chip ${side}"><span class="unseen">${side}: </span>${state}<span class="unseen">. </span></span>` : nothing);

/** The heads of both lifelines. @param {Record<Side, string>} names @param {Record<Side, string>} [states] */
export const hostHeads = (names, states) => html`<div class="hosts g">
  <div class="host A"><span class="badge" aria-hidden="true">A</span><div class="who"><span class="unseen">A: </span>${names.A}</div>${states?.A ? html`<span class="chip big A">${states.A}</span>` : nothing}</div>
  <div class="host B">${states?.B ? html`<span class="chip big B">${states.B}</span>` : nothing}<div class="who"><span class="unseen">B: </span>${names.B}</div><span class="badge" aria-hidden="true">B</span></div>
</div>`;

/** @param {StartRow} row */
const startRow = (row) => html`<li class="row init"><div class="g"><span></span>
  <span class="st A">${stateChip('A', row.states.A)}</span><span class="lane A p0-closed p1-closed"></span><span></span>
  <span class="lane B p0-closed p1-closed"></span><span class="st B">${stateChip('B', row.states.B)}</span><span></span></div></li>`;

/** @param {EventRow} row @param {boolean} isNow @param {boolean} calls */
function eventRow(row, isNow, calls) {
  const events = shownEvents(row, calls);
  const onlyB = events.every((event) => event.host === 'B');
  return html`<li class=${`row ev${isNow ? ' now' : ''}`}><div class="g"><span></span>
    <span class="st A">${stateChip('A', row.changes.A)}</span>${lane('A', row.lanes, 'half')}
    <div class=${`notes${onlyB ? ' B' : ''}`}>${events.map((event) => html`<span class=${`note${event.timer || event.event === 'ABORT' || event.event === 'CRASH' ? '' : ' quiet'}`}>${event.timer ? icons.clock() : event.event === 'DELIVERED' ? icons.next() : icons.person()}<span>${event.text}</span></span>`)}</div>
    ${lane('B', row.lanes, 'half')}<span class="st B">${stateChip('B', row.changes.B)}</span><span></span></div></li>`;
}

/** @param {LineRow} row @returns {'a' | 'b' | 'bad' | 'later'} */
const head = (row) => (row.judged === 'wrong' ? 'bad' : row.judged === 'unjudged' ? 'later' : row.segment.from === 'A' ? 'a' : 'b');

/** @param {LineRow} row @param {Side} side */
function tag(row, side) {
  const {segment} = row;
  if (side === segment.from) return row.again ? html`<span class="tag">${t('replay.again')}<span class="unseen">. </span></span>` : nothing;
  if (segment.lost) return html`<span class="tag">${t('segment.lost')}<span class="unseen">. </span></span>`;
  return row.late ? html`<span class="tag">${t('replay.late')}<span class="unseen">. </span></span>` : nothing;
}

/** @param {LineRow} row */
function mark(row) {
  if (row.judged === 'wrong') return html`<span class="mark">${icons.wrong()}<span class="unseen">${t('replay.wrong')}</span></span>`;
  if (row.judged === 'unjudged') return html`<span class="mark later"><span aria-hidden="true">?</span><span class="unseen">${t('replay.unjudged')}</span></span>`;
  return html`<span class="mark">${icons.check()}<span class="unseen">${row.assumed ? t('replay.possibleThen') : t('replay.possible')}</span></span>`;
}

/**
 * A row of a replayed line.
 *
 * @param {LineRow} row
 * @param {object} options
 * @param {boolean} options.isNow
 * @param {unknown} [options.below] what stands under it in the same row
 * @param {(row: LineRow) => unknown} [options.label] instead of the plain one
 */
function lineRow(row, {isNow, below, label}) {
  const {segment} = row;
  const classes = ['row', `from-${segment.from}`, segment.lost && 'lost', row.judged === 'wrong' && 'wrong', row.judged === 'unjudged' && 'later', isNow && 'now', (row.changes.A || row.changes.B) && 'chg'];
  /** @param {Side} side */
  const place = (side) => (side === segment.from ? 'at-send' : 'at-recv');
  return html`<li class=${classes.filter(Boolean).join(' ')} id=${`line-${row.line}`} aria-current=${isNow ? 'step' : nothing}><div class="g">
    <span class="idx">${row.line}</span>
    <span class=${`st A ${place('A')}`}>${stateChip('A', row.changes.A)}${tag(row, 'A')}</span>
    ${lane('A', row.lanes, segment.from === 'A' ? 'send' : '')}
    <div class="wire">${arrow(segment, head(row), segment.lost ? 'lost' : row.late ? 'late' : 'arrives')}
      ${label ? label(row) : html`<span class="lbl"><span class="unseen">${t('segment.way', {from: segment.from, to: peer(segment.from)})}: </span>${fields(segment, row.violation?.field)}<span class="unseen">. </span></span>`}</div>
    ${lane('B', row.lanes, segment.from === 'B' ? 'send' : '')}
    <span class=${`st B ${place('B')}`}>${stateChip('B', row.changes.B)}${tag(row, 'B')}</span>
    ${mark(row)}</div>${below ?? nothing}</li>`;
}

/**
 * One row of a told exchange.
 *
 * @param {Row} row
 * @param {{isNow: boolean, calls: boolean, below?: unknown, label?: (row: LineRow) => unknown}} options
 */
export function ladderRow(row, options) {
  switch (row.kind) {
    case 'start':
      return startRow(row);
    case 'event':
      return eventRow(row, options.isNow, options.calls);
    case 'line':
      return lineRow(row, options);
  }
}

/** A segment that somebody could send: dashed, without a number's row. @param {Segment} segment @param {number} line */
export const drawnRow = (segment, line) => html`<li class=${`row drawn from-${segment.from}`}><div class="g"><span class="idx">${line}</span><span></span><span class="lane A p0-plain p1-plain"></span>
  <div class="wire">${arrow(segment, segment.from === 'A' ? 'a' : 'b')}<span class="lbl"><span class="unseen">${t('segment.way', {from: segment.from, to: peer(segment.from)})}: </span>${fields(segment)}</span></div>
  <span class="lane B p0-plain p1-plain"></span><span></span><span></span></div></li>`;

/**
 * A line that stands there already, unjudged.
 *
 * @param {Segment} segment
 * @param {number} line
 * @param {{label?: unknown, tone?: 'bad' | undefined, below?: unknown}} [more] what stands in place of its label, how it is marked, and what stands under it
 */
export const givenRow = (segment, line, {label, tone, below} = {}) => html`<li class=${['row', `from-${segment.from}`, segment.lost && 'lost', tone === 'bad' && 'wrong'].filter(Boolean).join(' ')}><div class="g"><span class="idx">${line}</span><span></span><span class="lane A p0-plain p1-plain"></span>
  <div class="wire">${arrow(segment, tone ?? (segment.from === 'A' ? 'a' : 'b'))}${label ?? html`<span class="lbl"><span class="unseen">${t('segment.way', {from: segment.from, to: peer(segment.from)})}: </span>${fields(segment)}${segment.lost ? html`<span class="unseen">, ${t('segment.lost')}</span>` : nothing}</span>`}</div>
  <span class="lane B p0-plain p1-plain"></span><span></span><span></span></div>${below ?? nothing}</li>`;
