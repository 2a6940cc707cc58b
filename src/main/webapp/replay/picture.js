// @ts-check
/** A told exchange as a picture of its own: SVG without style sheets, for papers and slides. */
import {peer} from '../notation/segment.js';

/** @typedef {import('./story.js').Row} Row */

const NS = 'http://www.w3.org/2000/svg';
const WIDTH = 760;
const [LEFT, RIGHT] = [170, 590];
const [ROW, EVENT] = [48, 30];
const [INK, PALE, COLOURS, BAD] = ['#1a1c22', '#676d78', {A: '#3b49df', B: '#0a7872'}, '#c3173b'];

/**
 * @param {Row[]} rows
 * @param {Record<'A' | 'B', string>} names
 * @returns {string} a whole SVG document
 */
export function drawn(rows, names) {
  const svg = document.createElementNS(NS, 'svg');
  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
  const put = (name, attributes, text) => {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    svg.append(element);
  };
  /** @param {string} text @param {number} x @param {number} y @param {Record<string, string | number>} [more] */
  const write = (text, x, y, more = {}) => put('text', {x, y, 'font-family': 'monospace', 'font-size': 12, fill: INK, ...more}, text);
  const height = 50 + rows.reduce((sum, row) => sum + (row.kind === 'line' ? ROW : EVENT), 0);
  put('rect', {width: WIDTH, height, fill: '#ffffff'});
  for (const side of /** @type {const} */ (['A', 'B'])) {
    const x = side === 'A' ? LEFT : RIGHT;
    write(`${side} ${names[side]}`, x, 22, {'text-anchor': 'middle', 'font-size': 14, 'font-weight': 700, fill: COLOURS[side]});
    put('line', {x1: x, x2: x, y1: 34, y2: height - 8, stroke: COLOURS[side], 'stroke-width': 2});
  }
  let y = 40;
  for (const row of rows) {
    if (row.kind === 'start') {
      write(row.states.A, LEFT - 12, y + 14, {'text-anchor': 'end', fill: PALE});
      write(row.states.B, RIGHT + 12, y + 14, {fill: PALE});
      y += EVENT;
    } else if (row.kind === 'event') {
      write(row.events.map((event) => event.text).join(' '), (LEFT + RIGHT) / 2, y + 18, {'text-anchor': 'middle', fill: PALE, 'font-size': 11});
      y += EVENT;
    } else {
      line(row, y, put, write);
      y += ROW;
    }
  }
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${height}`);
  svg.setAttribute('width', String(WIDTH));
  svg.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(svg);
}

/**
 * @param {import('./story.js').LineRow} row
 * @param {number} y
 * @param {(name: string, attributes: Record<string, string | number>) => void} put
 * @param {(text: string, x: number, y: number, more?: Record<string, string | number>) => void} write
 */
function line(row, y, put, write) {
  const {segment} = row;
  const colour = row.judged === 'wrong' ? BAD : COLOURS[segment.from];
  const [x1, x2] = segment.from === 'A' ? [LEFT, RIGHT] : [RIGHT, LEFT];
  const way = Math.sign(x2 - x1);
  const tip = segment.lost ? x1 + (x2 - x1) * 0.85 : x2;
  const [from, to] = [y + 12, segment.lost ? y + 31 : y + 34];
  put('line', {x1, y1: from, x2: tip, y2: to, stroke: colour, 'stroke-width': 1.6});
  if (segment.lost) put('path', {d: `M${tip - 5} ${to - 5}l10 10m0-10-10 10`, stroke: BAD, 'stroke-width': 2});
  else put('path', {d: `M${x2} ${to}l${-10 * way}-5v9z`, fill: colour});
  const words = [segment.flags.join(','), segment.seq === undefined ? '' : `seq=${segment.seq}`, segment.ack === undefined ? '' : `ack=${segment.ack}`, segment.len ? `len=${segment.len}` : '', ...segment.rest].filter(Boolean).join(' ');
  write(words, (LEFT + RIGHT) / 2, y + 14, {'text-anchor': 'middle', fill: colour});
  write(String(row.line), 20, y + 26, {fill: PALE});
  const other = peer(segment.from);
  for (const side of /** @type {const} */ (['A', 'B'])) {
    const state = row.changes[side];
    if (state) write(state, side === 'A' ? LEFT - 12 : RIGHT + 12, side === other ? y + 40 : y + 16, {'text-anchor': side === 'A' ? 'end' : 'start'});
  }
}
