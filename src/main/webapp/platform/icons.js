// @ts-check
import {svg, html} from 'lit';

/** @param {unknown} body @param {number} [size] */
const stroke = (body, size = 16) => html`<svg class="icon" width=${size} height=${size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${body}</svg>`;

/** @param {unknown} body @param {number} [size] */
const solid = (body, size = 16) => html`<svg class="icon" width=${size} height=${size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">${body}</svg>`;

export const logo = () => html`<svg class="icon" width="26" height="26" viewBox="0 0 26 26" aria-hidden="true"><rect class="logo-back" width="26" height="26" rx="7"></rect><path class="logo-line" d="M7 6v14M19 6v14"></path><path class="logo-arrow" d="M7.5 8.500 18 12l-10.500 5"></path></svg>`;
export const check = () => stroke(svg`<path d="m3.500 8.500 3 3L12.500 5"/>`, 18);
export const wrong = () => html`<svg class="icon" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true"><circle class="wrong-back" cx="10" cy="10" r="9"></circle><path class="wrong-cross" d="m7 7 6 6m0-6-6 6"></path></svg>`;
export const clock = () => stroke(svg`<circle cx="8" cy="8.500" r="5.500"/><path d="M8 5.500v3.200l2 1.300"/>`);
export const person = () => stroke(svg`<circle cx="8" cy="5" r="2.500"/><path d="M3 13.500c.6-2.800 2.500-4 5-4s4.400 1.200 5 4"/>`);
export const grip = () => solid(svg`<circle cx="6" cy="4" r="1.400"/><circle cx="10" cy="4" r="1.400"/><circle cx="6" cy="8" r="1.400"/><circle cx="10" cy="8" r="1.400"/><circle cx="6" cy="12" r="1.400"/><circle cx="10" cy="12" r="1.400"/>`);
export const up = () => stroke(svg`<path d="M8 13V3M3.500 7.500 8 3l4.500 4.500"/>`);
export const down = () => stroke(svg`<path d="M8 3v10M3.500 8.500 8 13l4.500-4.500"/>`);
export const duplicate = () => stroke(svg`<rect x="5.500" y="5.500" width="8" height="8" rx="2"/><path d="M10.500 3.500v-1h-8v8h1"/>`);
export const cross = () => stroke(svg`<path d="m4 4 8 8m0-8-8 8"/>`);
export const lose = () => stroke(svg`<path d="M2 8h4m7-3-4.500 6m0-6L13 11"/>`);
export const pen = () => stroke(svg`<path d="m10.500 3 2.500 2.500-7 7-3 .5.5-3z"/>`);
export const undo = () => stroke(svg`<path d="M5.500 3 2.500 6l3 3M3 6h6a4 4 0 0 1 0 8H6"/>`);
export const redo = () => stroke(svg`<path d="m10.500 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h3"/>`);
export const first = () => solid(svg`<path d="M12.500 3v10L5 8zM3 3h1.800v10H3z"/>`);
export const next = () => solid(svg`<path d="M3.500 3v10L11 8zM11.200 3H13v10h-1.800z"/>`);
export const play = () => solid(svg`<path d="M4 2.500v11L13 8z"/>`, 14);
export const pause = () => solid(svg`<path d="M4 3h3v10H4zM9.500 3h3v10h-3z"/>`, 14);
export const link = () => stroke(svg`<path d="M6.500 9.500a2.800 2.800 0 0 0 4 0l2-2a2.800 2.800 0 0 0-4-4l-.8.8M9.500 6.500a2.800 2.800 0 0 0-4 0l-2 2a2.800 2.800 0 0 0 4 4l.8-.8"/>`);
export const save = () => stroke(svg`<path d="M8 2.500v8M4.500 7 8 10.500 11.500 7M3 13.500h10"/>`);
export const open = () => stroke(svg`<path d="M8 10.500v-8M4.500 6 8 2.500 11.500 6M3 13.500h10"/>`);
export const sun = () => stroke(svg`<circle cx="8" cy="8" r="3"/><path d="M8 1.500v1.200M8 13.300v1.200M1.500 8h1.200M13.300 8h1.200M3.400 3.400l.8.8M11.800 11.800l.8.8M3.400 12.600l.8-.8M11.800 4.200l.8-.8"/>`);
export const moon = () => stroke(svg`<path d="M13 9.800A5.500 5.500 0 0 1 6.200 3 5.500 5.500 0 1 0 13 9.800z"/>`);
export const halves = () => html`<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.500" fill="none" stroke="currentColor" stroke-width="1.800"></circle><path d="M8 2.500a5.500 5.500 0 0 1 0 11z" fill="currentColor"></path></svg>`;
export const half = () => html`<svg class="icon" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"></circle><path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor"></path></svg>`;
export const menu = () => stroke(svg`<path d="M2.500 4.500h11M2.500 8h11M2.500 11.500h11"/>`);
export const right = () => stroke(svg`<path d="M3 8h10M8.500 3.500 13 8l-4.500 4.500"/>`);
export const left = () => stroke(svg`<path d="M13 8H3M7.500 3.500 3 8l4.500 4.500"/>`);
export const chevron = () => stroke(svg`<path d="m4 6 4 4 4-4"/>`);

/** One arrow head for each colour; referred to by every ladder of the page. */
export const arrowHeads = () => html`<svg class="defs" width="0" height="0" aria-hidden="true"><defs>
  ${['a', 'b', 'bad', 'later'].map((name) => svg`<marker id="head-${name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path class="head-${name}" d="M0 .8 10 5 0 9.200 2.400 5z"/></marker>`)}
</defs></svg>`;
