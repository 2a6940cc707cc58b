// @ts-check
/** The kinds of questions: which element shows one, and when something is written. */

/** @typedef {{name: string, text: string, html?: string}} Item */
/** @typedef {{name: string, form: 'number' | 'text' | 'options', options?: Item[]}} Gap */
/**
 * @typedef {object} Sheet what there is to fill in, by kind
 * @property {'one' | 'any'} [choose]
 * @property {Item[]} [options]
 * @property {Item[]} [statements]
 * @property {Gap[]} [gaps]
 * @property {string} [html] a text with gaps
 * @property {Item[]} [lefts]
 * @property {Item[]} [rights]
 * @property {Item[]} [items]
 * @property {Item[]} [reasons]
 * @property {string[]} [blanks]
 * @property {Record<string, string | number>} [host]
 * @property {string} [happens]
 * @property {'A' | 'B'} [plays]
 */
/**
 * @typedef {object} Exercise
 * @property {string} id
 * @property {string} type
 * @property {string} title
 * @property {string} taskHtml
 * @property {[string, string]} hosts
 * @property {import('../../replay/api.js').Scenario} [scenario]
 * @property {'REQUIRED' | 'FREE'} [numbers]
 * @property {string[]} given
 * @property {{line: number, host: 'A' | 'B'}[]} asked
 * @property {Sheet} sheet
 * @property {string} startingText
 */

/** @typedef {{element: string, load: () => Promise<unknown>}} Shown */

/** @param {string} element @param {() => Promise<unknown>} load @returns {Shown} */
const shown = (element, load) => ({element, load});

const choice = shown('ack-choice', () => import('./choice.js'));
const gaps = shown('ack-gaps', () => import('./gaps.js'));
const ordering = shown('ack-ordering', () => import('./ordering.js'));
const segments = shown('ack-segments', () => import('./segments.js'));
const table = shown('ack-table', () => import('./table.js'));

/** @type {Record<string, Shown>} */
const KINDS = {
  choice,
  explain: choice,
  truth: table,
  matching: table,
  states: table,
  numeric: gaps,
  short: gaps,
  cloze: gaps,
  fill: gaps,
  ordering,
  order: ordering,
  compose: segments,
  complete: segments,
  repair: segments,
  find: shown('ack-find', () => import('./find.js')),
  predict: shown('ack-predict', () => import('./predict.js')),
  converse: shown('ack-converse', () => import('./converse.js')),
  capture: shown('ack-capture', () => import('./capture.js')),
};

/** What shows a kind; none for one that these pages do not know yet. @param {string} type @returns {Shown | undefined} */
export const kindOf = (type) => KINDS[type];

/** Whether somebody wrote anything into a question. @param {Exercise} exercise @param {string | undefined} written */
export function isWritten(exercise, written) {
  if (written === undefined || written.trim() === '' || written === exercise.startingText) return false;
  if (!written.startsWith('{') && !written.startsWith('[')) return true;
  const values = Object.values(JSON.parse(written));
  return values.some((value) => value !== '');
}
