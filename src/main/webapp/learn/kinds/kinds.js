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

export {};
