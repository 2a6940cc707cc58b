// @ts-check
/** What stands beside and under a replayed ladder: reasons, variables, sequence space, score. */
import {html, nothing, svg} from 'lit';
import {distance, peer, plus, read, span} from '../notation/segment.js';
import {percent, t} from '../platform/texts.js';
import {sized} from '../platform/sized.js';
import * as icons from '../platform/icons.js';
import {believed, rfcLink} from './belief.js';
import {fields} from './ladder.js';
import {SIDES} from './story.js';

/** @typedef {import('../notation/segment.js').Side} Side */
/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('./api.js').Violation} Violation */
/** @typedef {import('./api.js').Result} Result */
/** @typedef {import('./api.js').Views} Views */
/** @typedef {import('./api.js').HostView} HostView */

/** Lines that could have stood somewhere, each with a button to take it, where it can be taken. @param {string[]} moves @param {((move: string) => void) | undefined} take */
export const moveList = (moves, take) => html`<ul class="moves">${moves.map((move) => {
  const segment = read(move);
  const shown = segment ? html`<span class=${`chip ${segment.from}`}>${segment.from} → ${peer(segment.from)}</span>${fields(segment)}` : move;
  return html`<li class=${segment ? `from-${segment.from}` : ''}>${take ? html`<button type="button" class="move" @click=${() => take(move)}><span class="unseen">${t('replay.use')}: </span>${shown}</button>` : html`<span class="move">${shown}</span>`}</li>`;
})}</ul>`;

/**
 * Why a line cannot have happened.
 *
 * @param {Violation} violation
 * @param {import('./api.js').Belief | undefined} belief
 * @param {boolean} isFirst
 * @param {{fix?: (line: number) => void, from: (line: number) => void, take?: (line: number, move: string) => void}} on what can be done about it
 */
export function why(violation, belief, isFirst, on) {
  const {fix, take} = on;
  const body = html`<p>${violation.text}</p>
    ${violation.hint ? html`<p>${violation.hint}</p>` : nothing}
    <p class="rule">${violation.why} ${rfcLink(violation.rule)}</p>
    ${believed(belief)}
    <div class="acts">
      ${fix ? html`<button type="button" class="btn primary" @click=${() => fix(violation.at)}>${t('replay.fix', {line: violation.at})}</button>` : nothing}
      ${violation.at > 1 ? html`<button type="button" class="btn" @click=${() => on.from(violation.at - 1)}>${t('replay.from', {line: violation.at - 1})}</button>` : nothing}
    </div>
    ${violation.legalMoves.length > 0 ? html`<details class="instead"><summary>${t('replay.instead')}</summary>${moveList(violation.legalMoves, take && ((move) => take(violation.at, move)))}</details>` : nothing}`;
  if (isFirst) return html`<div class="why"><h3>${violation.title}</h3>${body}</div>`;
  return html`<details class="why"><summary><h3>${violation.title}</h3></summary><p class="rule">${t('replay.further')}</p>${body}</details>`;
}

/** The verdict in a few words, under the last row. @param {Result} result @param {{complete?: (lines: string[]) => void}} on */
export function ending(result, {complete}) {
  const {missing, remarks = []} = result;
  if (result.verdict === 'VALID') {
    return html`<section class="ending ok" aria-label=${t('replay.verdict')}><h3>${icons.check()}${t('replay.valid')}</h3><p>${result.summary}</p>
      ${remarks.length > 0 ? html`<ul class="remarks">${remarks.map((remark) => html`<li><span class="idx">${remark.at}</span><span>${remark.text} ${rfcLink(remark.rule)}</span></li>`)}</ul>` : nothing}</section>`;
  }
  if (missing) {
    return html`<section class="ending note-box" aria-label=${t('replay.verdict')}><h3>${icons.clock()}${t('replay.incomplete')}</h3><p>${missing.text}</p><p class="rule">${missing.why}</p>${believed(result.misconceptions?.[0])}
      ${missing.completion?.length ? html`<details class="instead"><summary>${t('replay.completion', {n: missing.completion.length})}</summary>${moveList(missing.completion, complete && (() => complete(missing.completion ?? [])))}${complete ? html`<button type="button" class="btn small" @click=${() => complete(missing.completion ?? [])}>${t('replay.complete')}</button>` : nothing}</details>` : nothing}</section>`;
  }
  if (result.verdict === 'UNDECIDED') return html`<section class="ending note-box" aria-label=${t('replay.verdict')}><h3>${t('replay.undecided')}</h3><p>${result.summary}</p></section>`;
  return nothing;
}

/** @param {Result} result @param {number} lines */
export function scoreCard(result, lines) {
  if (result.score === undefined) return nothing;
  const round = 2 * Math.PI * 22;
  const tone = result.verdict === 'VALID' ? 'ok' : result.verdict === 'INVALID' ? 'bad' : 'note';
  const right = (result.at ?? 1) - 1;
  return html`<section class="card score-card" aria-label=${t('replay.score')}><div class="pad score">
    <svg class="ring" viewBox="0 0 52 52" aria-hidden="true">${svg`<circle class="track" cx="26" cy="26" r="22"/><circle class=${`arc ${tone}`} cx="26" cy="26" r="22" stroke-dasharray=${`${round * result.score} 999`} transform="rotate(-90 26 26)"/>`}</svg>
    <div><b>${percent(result.score)}</b><p>${result.verdict === 'INVALID' ? t('replay.rightUntil', {n: right, line: result.at ?? 0}) : result.verdict === 'VALID' ? t('replay.allRight', {n: lines}) : t('replay.notDone', {n: lines})}</p></div></div></section>`;
}

/** @type {(keyof HostView)[]} */
const VARIABLES = ['sndUna', 'sndNxt', 'sndWnd', 'rcvNxt', 'rcvWnd'];
/** @type {Record<string, string>} */
const RFC_NAMES = {sndUna: 'SND.UNA', sndNxt: 'SND.NXT', sndWnd: 'SND.WND', rcvNxt: 'RCV.NXT', rcvWnd: 'RCV.WND'};

/** @param {Views} views @param {Views | undefined} before */
export function variables(views, before) {
  /** @param {Side} side @param {keyof HostView} name */
  const cell = (side, name) => {
    const now = views[side][name];
    const was = before?.[side][name];
    const isNew = before !== undefined && was !== now && was !== undefined;
    return html`<td class=${isNew ? 'new' : ''}>${isNew ? html`<del><span class="unseen">${t('replay.was')} </span>${was}</del> ` : nothing}${now ?? html`<span aria-hidden="true">—</span><span class="unseen">${t('replay.none')}</span>`}</td>`;
  };
  return html`<table class="tcb"><thead><tr><td></td><th scope="col" class="A">A</th><th scope="col" class="B">B</th></tr></thead><tbody>
    <tr><th scope="row">${t('replay.state')}</th>${SIDES.map((side) => html`<td class=${before && before[side].state !== views[side].state ? 'new' : ''}>${views[side].state || '—'}</td>`)}</tr>
    ${VARIABLES.map((name) => html`<tr><th scope="row">${RFC_NAMES[name]}</th>${SIDES.map((side) => cell(side, name))}</tr>`)}
  </tbody></table>`;
}

/** @typedef {{from: number, n: number, label: string, fixed: boolean, flying: boolean}} Cell */

/** The most cells of a bar; older ones are joined. */
const CELLS_MAX = 6;

/**
 * What a host has sent, in cells.
 *
 * @param {Segment[]} lines
 * @param {HostView} view
 * @returns {Cell[]}
 */
export function cells(lines, view) {
  const {sndUna, sndNxt} = view;
  if (sndUna === undefined || sndNxt === undefined) return [];
  /** @type {Cell[]} */
  const all = [];
  let end = lines.find((line) => line.seq !== undefined && span(line) > 0)?.seq;
  for (const line of lines) {
    if (line.seq === undefined || end === undefined || line.seq !== end) continue;
    /** @param {number} n @param {string} label @param {boolean} fixed */
    const put = (n, label, fixed) => {
      const from = /** @type {number} */ (end);
      end = plus(from, n);
      // Beyond SND.NXT there is nothing: the line is one that could not be sent.
      if (distance(end, sndNxt) > SEQ_HALF) return;
      all.push({from, n, label, fixed, flying: distance(sndUna, from) < SEQ_HALF});
    };
    if (line.flags.includes('SYN')) put(1, 'SYN', true);
    if (line.len) put(line.len, line.len === 1 ? String(end) : `${end}–${plus(end, line.len - 1)}`, false);
    if (line.flags.includes('FIN')) put(1, 'FIN', true);
  }
  return joined(all);
}

const SEQ_HALF = 2 ** 31;

/** @param {Cell[]} all @returns {Cell[]} */
function joined(all) {
  const out = all.slice();
  for (let i = 1; out.length > CELLS_MAX && i < out.length; ) {
    const [left, right] = [out[i - 1], out[i]];
    if (left.fixed || right.fixed || left.flying !== right.flying) i++;
    else out.splice(i - 1, 2, {...left, n: left.n + right.n, label: `${left.from}–${plus(left.from, left.n + right.n - 1)}`});
  }
  return out;
}

/** @typedef {{at: number, text: string, place: 'up' | 'down', tone: '' | 'high' | 'you' | 'good'}} Pin */

/** @param {Cell[]} row @param {Pin[]} pins @param {number} i */
function pinsOf(row, pins, i) {
  const isLast = i === row.length;
  const start = isLast ? plus(row[i - 1]?.from ?? 0, row[i - 1]?.n ?? 0) : row[i].from;
  const length = isLast ? SEQ_HALF : row[i].n;
  const isBefore = (/** @type {Pin} */ pin) => i === 0 && distance(row[0].from, pin.at) >= SEQ_HALF;
  return pins
    .filter((pin) => isBefore(pin) || distance(start, pin.at) < length)
    .map((pin) => {
      const inside = isBefore(pin) ? 0 : distance(start, pin.at);
      const share = isLast ? (inside === 0 ? 0 : 45) : (100 * inside) / length;
      const side = i > row.length / 2 && row.length > 1 ? 'l' : 'r';
      return html`<span class=${`pin ${pin.place} ${pin.tone} ${side}`} ${sized({'--at': `${share}%`})}>${pin.text}</span>`;
    });
}

/**
 * The sequence space of one host.
 *
 * @param {Side} side
 * @param {Segment[]} lines what it has sent so far, mistakes put right
 * @param {HostView} view
 * @param {Pin[]} more
 */
function bar(side, lines, view, more) {
  const row = cells(lines, view);
  const {sndUna, sndNxt} = view;
  /** @type {Pin[]} */
  const pins = sndUna === undefined || sndNxt === undefined ? [] : sndUna === sndNxt ? [{at: sndUna, text: `UNA = NXT ${sndUna}`, place: 'up', tone: ''}] : [{at: sndUna, text: `UNA ${sndUna}`, place: 'up', tone: 'high'}, {at: sndNxt, text: `NXT ${sndNxt}`, place: 'up', tone: ''}];
  const all = [...pins, ...(row.length > 0 ? more : [])];
  return html`<figure class=${`space sp${side}`}><figcaption><span class=${`chip ${side}`}>${side}</span>${t('replay.sentBy', {host: side})}</figcaption>
    <div class=${`cells${more.length > 0 ? ' pinned' : ''}`}>
      ${row.map((cell, i) => html`<div class=${`cell ${cell.flying ? 'flight' : 'acked'}${cell.fixed ? ' fix' : ''}`} ${sized({'--n': Math.min(60, Math.max(8, Math.log2(cell.n + 1) * 6))})}><span>${cell.label}<span class="unseen"> ${cell.flying ? t('replay.inFlight') : t('replay.acked')}</span></span>${pinsOf(row, all, i)}</div>`)}
      <div class="cell free">${row.length > 0 ? pinsOf(row, all, row.length) : html`<span>${t('replay.nothingSent')}</span>`}</div></div></figure>`;
}

/**
 * The sequence spaces of both hosts.
 *
 * @param {Segment[]} sent the lines so far, mistakes put right
 * @param {Views} views
 * @param {Violation | undefined} violation of the line that is looked at
 */
export function space(sent, views, violation) {
  /** @param {Side} side @returns {Pin[]} */
  const pins = (side) => {
    if (!violation || !/^\d+$/.test(violation.actual ?? '')) return [];
    const owner = violation.field === 'ack' ? peer(violation.host) : violation.field === 'seq' ? violation.host : undefined;
    if (owner !== side) return [];
    /** @type {Pin[]} */
    const all = [{at: Number(violation.actual), text: `${t('replay.yours')} ${violation.actual}`, place: 'down', tone: 'you'}];
    if (/^\d+$/.test(violation.expected ?? '')) all.push({at: Number(violation.expected), text: `${t('replay.expected')} ${violation.expected}`, place: 'down', tone: 'good'});
    return all;
  };
  return html`${SIDES.map((side) => bar(side, sent.filter((line) => line.from === side), views[side], pins(side)))}
    <div class="legend"><span><i class="acked"></i>${t('replay.acked')}</span><span><i class="flight"></i>${t('replay.inFlight')}</span></div>`;
}
