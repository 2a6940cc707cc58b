// @ts-check
/** The state diagram of RFC 9293, section 3.3.2, with the states lit in which the hosts are. */
import {html, svg} from 'lit';
import {t} from '../platform/texts.js';

/** @typedef {'A' | 'B'} Side */

const [WIDTH, HEIGHT] = [100, 30];

/** The middles of the states. @type {Record<string, [number, number]>} */
const PLACES = {
  CLOSED: [160, 22],
  LISTEN: [52, 74],
  'SYN-SENT': [268, 74],
  'SYN-RECEIVED': [52, 134],
  ESTABLISHED: [160, 170],
  'FIN-WAIT-1': [52, 230],
  'CLOSE-WAIT': [268, 230],
  'FIN-WAIT-2': [52, 296],
  CLOSING: [160, 296],
  'LAST-ACK': [268, 296],
  'TIME-WAIT': [160, 356],
};

/** @type {[string, string][]} */
const EDGES = [
  ['CLOSED', 'LISTEN'],
  ['CLOSED', 'SYN-SENT'],
  ['LISTEN', 'SYN-RECEIVED'],
  ['LISTEN', 'SYN-SENT'],
  ['SYN-SENT', 'SYN-RECEIVED'],
  ['SYN-RECEIVED', 'ESTABLISHED'],
  ['SYN-SENT', 'ESTABLISHED'],
  ['SYN-RECEIVED', 'FIN-WAIT-1'],
  ['ESTABLISHED', 'FIN-WAIT-1'],
  ['ESTABLISHED', 'CLOSE-WAIT'],
  ['FIN-WAIT-1', 'FIN-WAIT-2'],
  ['FIN-WAIT-1', 'CLOSING'],
  ['FIN-WAIT-1', 'TIME-WAIT'],
  ['FIN-WAIT-2', 'TIME-WAIT'],
  ['CLOSING', 'TIME-WAIT'],
  ['CLOSE-WAIT', 'LAST-ACK'],
];

/** @param {Side | undefined} by */
const look = (by) => (by ? `edge lit-${by}` : 'edge');

/** @param {Side | undefined} by */
const head = (by) => `url(#head-${by ? by.toLowerCase() : 'later'})`;

/** Where the way from one state's middle to another's leaves its box. @param {[number, number]} from @param {[number, number]} to */
function border([x, y], [toX, toY]) {
  const [dx, dy] = [toX - x, toY - y];
  const share = Math.min(dx === 0 ? Infinity : (WIDTH / 2 + 2) / Math.abs(dx), dy === 0 ? Infinity : (HEIGHT / 2 + 2) / Math.abs(dy));
  return [x + dx * share, y + dy * share];
}

/** @param {string} from @param {string} to @param {Side | undefined} by who has taken it last */
function edge(from, to, by) {
  const [x1, y1] = border(PLACES[from], PLACES[to]);
  const [x2, y2] = border(PLACES[to], PLACES[from]);
  return svg`<line class=${look(by)} x1=${x1} y1=${y1} x2=${x2} y2=${y2} marker-end=${head(by)}/>`;
}

/** @param {string} state @param {Record<Side, string>} now */
function node(state, now) {
  const [x, y] = PLACES[state];
  const inside = /** @type {Side[]} */ (['A', 'B']).filter((side) => now[side] === state);
  return svg`<g class=${['node', ...inside.map((side) => `in-${side}`)].join(' ')}>
    <rect x=${x - WIDTH / 2} y=${y - HEIGHT / 2} width=${WIDTH} height=${HEIGHT} rx="8"/>
    <text x=${x} y=${y + 4.3}>${state}</text>
    ${inside.map((side) => svg`<circle class=${`dot-${side}`} cx=${side === 'A' ? x - WIDTH / 2 : x + WIDTH / 2} cy=${y} r="9"/><text class="who-in" x=${side === 'A' ? x - WIDTH / 2 : x + WIDTH / 2} y=${y + 4.3}>${side}</text>`)}</g>`;
}

/**
 * @param {Record<Side, string>} now
 * @param {Record<Side, [string, string] | undefined>} last the last change of each host
 */
export function diagram(now, last) {
  /** @param {string} from @param {string} to */
  const by = (from, to) => /** @type {Side[]} */ (['A', 'B']).find((side) => last[side]?.[0] === from && last[side]?.[1] === to);
  return html`<svg class="diagram" viewBox="-9 0 338 380" role="img" aria-label=${t('sandbox.diagramNow', {a: now.A, b: now.B})}>
    ${EDGES.map(([from, to]) => edge(from, to, by(from, to)))}
    ${svg`<path class=${look(by('LAST-ACK', 'CLOSED'))} d="M320 296C332 210 332 30 214 22" marker-end=${head(by('LAST-ACK', 'CLOSED'))}/>`}
    ${svg`<path class=${look(by('TIME-WAIT', 'CLOSED'))} d="M108 358C-22 368 -5 240 -5 160S6 30 106 22" marker-end=${head(by('TIME-WAIT', 'CLOSED'))}/>`}
    ${Object.keys(PLACES).map((state) => node(state, now))}</svg>`;
}

/** Every state, in the order of the diagram. */
export const STATES = Object.keys(PLACES);
