// @ts-check
/** The first page: what this is, and where one can begin at once. */
import {html} from 'lit';
import {View} from '../platform/view.js';
import {bringTexts, t} from '../platform/texts.js';
import {KINDS} from '../compose/kinds.js';
import {read} from '../notation/segment.js';
import {hostHeads, ladderRow} from '../replay/ladder.js';
import {bringStyles} from '../platform/styles.js';

/** A glimpse of a handshake. It is a picture: what it says stands in every textbook. */
const GLIMPSE = /** @type {import('../replay/story.js').Row[]} */ ([
  {kind: 'start', states: {A: 'CLOSED', B: 'LISTEN'}},
  glimpse(1, 'A > B SYN seq=100', {A: 'SYN-SENT', B: 'SYN-RECEIVED'}, [['closed', 'opening'], ['closed', 'opening']]),
  glimpse(2, 'B > A SYN,ACK seq=300 ack=101', {A: 'ESTABLISHED'}, [['opening', 'open'], ['opening', 'opening']]),
  glimpse(3, 'A > B ACK seq=101 ack=301', {B: 'ESTABLISHED'}, [['open', 'open'], ['opening', 'open']]),
]);

/** @param {number} line @param {string} text @param {Partial<Record<'A' | 'B', string>>} changes @param {[[string, string], [string, string]]} lanes */
function glimpse(line, text, changes, [A, B]) {
  return {kind: 'line', line, segment: read(text), judged: 'possible', assumed: false, again: false, late: false, changes, lanes: {A, B}};
}

class HomePage extends View {
  render() {
    return html`<div class="home"><div class="hero"><div><h1>${t('home.tagline')}</h1><p class="lead">${t('home.lead')}</p>
      <div class="acts"><a class="btn primary" href="/compose">${t('home.compose')}</a><a class="btn" href="/sandbox">${t('home.sandbox')}</a><a class="btn ghost" href="/openapi">${t('home.api')}</a></div></div>
      <div class="card stage replay glimpse">${hostHeads({A: t('compose.nameA'), B: t('compose.nameB')})}<ol class="ladder" aria-label=${t('home.glimpse')}>${GLIMPSE.map((row) => ladderRow(row, {isNow: false, calls: false}))}</ol></div></div>
      <h2>${t('home.kinds')}</h2><ul class="kinds">${KINDS.map((kind) => html`<li><a class="card" href=${`/compose?kind=${kind.id}`}><b>${t(`kind.${kind.id}.title`)}</b><span>${t(`kind.${kind.id}.about`)}</span></a></li>`)}</ul></div>`;
  }
}

await Promise.all([bringTexts('compose'), bringStyles('replay/ladder.css'), bringStyles('home/home.css')]);
customElements.define('ack-home', HomePage);
