// @ts-check
/** Lines that a question gives, as a ladder. */
import {html, nothing} from 'lit';
import {read} from '../../notation/segment.js';
import {bringStyles} from '../../platform/styles.js';
import {t} from '../../platform/texts.js';
import {givenRow, hostHeads} from '../../replay/ladder.js';

/** @typedef {import('../../notation/segment.js').Segment} Segment */

/**
 * @param {string[]} lines in canonical notation
 * @param {[string, string]} hosts
 * @param {(segment: Segment, line: number) => Parameters<typeof givenRow>[2]} [more]
 */
export function givenLadder(lines, hosts, more) {
  if (lines.length === 0) return nothing;
  return html`<div class="given-lines stage">${hostHeads({A: hosts[0], B: hosts[1]})}<ol class="ladder" aria-label=${t('kind.given')}>${lines.map((line, i) => {
    const segment = read(line);
    return segment ? givenRow(segment, i + 1, more?.(segment, i + 1)) : html`<li class="row raw"><span class="idx">${i + 1}</span><code>${line}</code></li>`;
  })}</ol></div>`;
}

await bringStyles('replay/ladder.css');
