// @ts-check
/** What changed between two texts, line by line: told by words and signs, never by colour alone. */
import {html, nothing} from 'lit';
import {t} from '../platform/texts.js';

/** @typedef {{kind: 'same' | 'out' | 'in', text: string, before?: number, after?: number}} Line `before`, `after`: its number in the text that has it */

/** So many unchanged lines are shown around a change. */
const AROUND = 3;

/** The most pairs of lines that are compared; of longer texts the middle is told as replaced. */
const PAIRS_MAX = 4_000_000;

/** How long the longest common rest of every pair of places is. @param {string[]} a @param {string[]} b */
function rests(a, b) {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  return {length: (/** @type {number} */ i, /** @type {number} */ j) => lengths[i * width + j]};
}

/** The lines of both texts in one order. @param {string} before @param {string} after @returns {Line[]} */
export function changes(before, after) {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const midA = a.slice(head, a.length - tail);
  const midB = b.slice(head, b.length - tail);
  const common = midA.length * midB.length <= PAIRS_MAX ? rests(midA, midB) : {length: () => 0};
  /** @type {Line[]} */
  const lines = a.slice(0, head).map((text, i) => ({kind: 'same', text, before: i + 1, after: i + 1}));
  let i = 0;
  let j = 0;
  while (i < midA.length || j < midB.length) {
    if (i < midA.length && j < midB.length && midA[i] === midB[j]) {
      lines.push({kind: 'same', text: midA[i], before: head + ++i, after: head + ++j});
    } else if (i < midA.length && (j === midB.length || common.length(i + 1, j) >= common.length(i, j + 1))) {
      lines.push({kind: 'out', text: midA[i], before: head + ++i});
    } else {
      lines.push({kind: 'in', text: midB[j], after: head + ++j});
    }
  }
  for (let k = tail; k > 0; k--) lines.push({kind: 'same', text: a[a.length - k], before: a.length - k + 1, after: b.length - k + 1});
  return lines;
}

/** @param {Line} line */
function row({kind, text, before, after}) {
  const numbers = html`<span class="at" aria-hidden="true">${before ?? ''}</span><span class="at" aria-hidden="true">${after ?? ''}</span>`;
  const code = html`<code>${text === '' ? ' ' : text}</code>`;
  if (kind === 'same') return html`<li class="same">${numbers}<span class="sign" aria-hidden="true"> </span>${code}</li>`;
  return kind === 'in'
    ? html`<li class="in">${numbers}<span class="sign" aria-hidden="true">+</span><ins><span class="unseen">${t('author.added', {line: String(after)})} </span>${code}</ins></li>`
    : html`<li class="out">${numbers}<span class="sign" aria-hidden="true">−</span><del><span class="unseen">${t('author.removed', {line: String(before)})} </span>${code}</del></li>`;
}

/** The difference of two texts, as a list; lines far from any change are counted and left out. @param {string} before @param {string} after @param {string} label */
export function diffed(before, after, label) {
  const lines = changes(before, after);
  const added = lines.filter(({kind}) => kind === 'in').length;
  const removed = lines.filter(({kind}) => kind === 'out').length;
  if (added + removed === 0) return html`<p class="pad none">${t('author.same')}</p>`;
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({kind}) => kind !== 'same'));
  /** @type {unknown[]} */
  const shown = [];
  let hidden = 0;
  const gap = () => {
    if (hidden > 0) shown.push(html`<li class="left-out">${t('author.unchanged', {n: hidden})}</li>`);
    hidden = 0;
  };
  for (const [i, line] of lines.entries()) {
    if (near[i]) {
      gap();
      shown.push(row(line));
    } else hidden++;
  }
  gap();
  return html`<p class="pad counts"><b class="in-n">${t('author.linesIn', {n: added})}</b> <b class="out-n">${t('author.linesOut', {n: removed})}</b></p>
    <ol class="diff-lines" role="list" tabindex="0" aria-label=${label}>${shown.length > 0 ? shown : nothing}</ol>`;
}
