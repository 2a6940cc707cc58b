// @ts-check
/** Plots of results, as pictures; what they show stands beside them in a table. */
import {html, svg} from 'lit';
import {number, percent, t} from '../platform/texts.js';

/** @typedef {import('./results-page.js').OfExercise} OfExercise */

/** The area of a plot in its own units: what lies around it holds the axes' texts. */
const WIDE = 460;
const HIGH = 200;
const LEFT = 40;
const TOP = 14;

/** Discriminations below this are drawn at the edge. */
const LOW = -0.2;

/** Exercises that tell strong from weak learners less than this are worth a look. */
export const POOR = 0.2;

/** @param {unknown} body @param {number} below room under the area */
const picture = (body, below) => html`<svg class="picture" viewBox=${`0 0 ${LEFT + WIDE + 20} ${TOP + HIGH + below}`} aria-hidden="true">${body}</svg>`;

/** A scale of at most four steps, in whole learners, that holds them all. @param {number} most */
function steps(most) {
  const step = Math.max(1, Math.ceil(most / 4));
  return Array.from({length: Math.ceil(most / step) + 1}, (_, i) => i * step);
}

/** How many learners reached which share of the points. @param {number[]} distribution @param {number | undefined} median a share, where there is one of all */
export function scores(distribution, median) {
  const ticks = steps(Math.max(1, ...distribution));
  const most = ticks[ticks.length - 1];
  const wide = WIDE / distribution.length;
  /** @param {number} count */
  const y = (count) => TOP + HIGH * (1 - count / most);
  return picture(svg`${ticks.map((count) => svg`<path class="grid" d=${`M${LEFT} ${y(count)}h${WIDE}`}/><text class="tick" x=${LEFT - 8} y=${y(count) + 4} text-anchor="end">${count}</text>`)}
    ${distribution.map((count, i) => (count === 0 ? '' : svg`<rect class=${i * 2 < distribution.length ? 'bar lower' : 'bar'} x=${LEFT + i * wide + 2} y=${y(count)} width=${wide - 4} height=${TOP + HIGH - y(count)} rx="3"/>`))}
    ${[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => svg`<text class="tick" x=${LEFT + share * WIDE} y=${TOP + HIGH + 20} text-anchor="middle">${percent(share)}</text>`)}
    ${median === undefined ? '' : svg`${['median halo', 'median'].map((name) => svg`<path class=${name} d=${`M${LEFT + median * WIDE} ${TOP - 6}v${HIGH + 6}`}/>`)}<text class="median-name" x=${LEFT + median * WIDE + 7} y=${TOP + 3}>${percent(median)}</text>`}`, 30);
}

/** Exercises by how many solved them, and how well they tell strong from weak learners. @param {OfExercise[]} exercises */
export function exerciseMap(exercises) {
  /** @param {number} share */
  const x = (share) => LEFT + share * WIDE;
  /** @param {number} value */
  const y = (value) => TOP + (HIGH * (1 - Math.max(LOW, value))) / (1 - LOW);
  return picture(svg`<rect class="band" x=${LEFT} y=${y(POOR)} width=${WIDE} height=${y(LOW) - y(POOR)}/>
    ${[0, 0.2, 0.4, 0.6, 0.8, 1].map((value) => svg`<path class="grid" d=${`M${LEFT} ${y(value)}h${WIDE}`}/><text class="tick" x=${LEFT - 8} y=${y(value) + 4} text-anchor="end">${number(value)}</text><text class="tick" x=${x(value)} y=${TOP + HIGH + 20} text-anchor="middle">${percent(value)}</text>`)}
    <text class="band-name" x=${LEFT + 8} y=${y(LOW) - 8}>${t('teach.band')}</text>
    ${exercises.map(({facility, discrimination}, i) => (facility.value === undefined || discrimination.value === undefined ? '' : svg`<g class=${discrimination.value < POOR ? 'dot poor' : 'dot'}><circle cx=${x(facility.value)} cy=${y(discrimination.value)} r="10"/><text x=${x(facility.value)} y=${y(discrimination.value) + 4} text-anchor="middle">${i + 1}</text></g>`))}`, 30);
}
