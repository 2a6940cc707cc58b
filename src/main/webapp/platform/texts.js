// @ts-check
/**
 * The pages' texts, in the language that is spoken now. Texts are plain: what stands between two
 * pairs of asterisks is strong, {name} is filled in, and a key with ".one" beside ".other" is
 * chosen by the number {n}.
 */
import {html} from 'lit';

/** @typedef {'en' | 'ko'} Language */
/** @typedef {Record<string, string | number>} Values */

/** @type {Record<string, string>} */
let texts = {};

/** @type {Language} */
let language = 'en';

const heard = new EventTarget();

/** The language that is spoken now. */
export const spoken = () => language;

/** The folders whose texts are spoken; a part of the pages brings its own when it is first shown. */
const folders = ['platform'];

/** @param {string} folder @param {Language} wanted @returns {Promise<Record<string, string>>} */
async function fetched(folder, wanted) {
  const answer = await fetch(new URL(`../${folder}/texts-${wanted}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`${folder}/texts-${wanted}.json: ${answer.status}`);
  return answer.json();
}

/**
 * Speaks another language from now on; whoever listens says everything again.
 *
 * @param {Language} wanted
 * @returns {Promise<void>} rejects where the texts cannot be fetched; the old language stays
 */
export async function speak(wanted) {
  texts = Object.assign({}, ...(await Promise.all(folders.map((folder) => fetched(folder, wanted)))));
  language = wanted;
  document.documentElement.lang = wanted;
  heard.dispatchEvent(new Event('speak'));
}

/**
 * Brings the texts of a folder: `await bringTexts('learn')` at the head of a module that says them.
 *
 * @param {string} folder
 */
export async function bringTexts(folder) {
  if (folders.includes(folder)) return;
  folders.push(folder);
  const own = await fetched(folder, language);
  texts = {...texts, ...own};
}

/**
 * Calls back at every change of language, until the returned function is called.
 *
 * @param {() => void} listener
 * @returns {() => void}
 */
export function onSpeak(listener) {
  heard.addEventListener('speak', listener);
  return () => heard.removeEventListener('speak', listener);
}

/**
 * A text.
 *
 * @param {string} key
 * @param {Values} [values]
 * @returns {string} the key itself where there is no such text
 */
export function t(key, values = {}) {
  const plural = typeof values.n === 'number' ? new Intl.PluralRules(language).select(values.n) : 'other';
  const text = texts[key] ?? texts[`${key}.${plural}`] ?? texts[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** @param {string | number} value */
const shown = (value) => (typeof value === 'number' ? String(value) : value);

/**
 * A text with its strong parts, as a template.
 *
 * @param {string} key
 * @param {Values} [values]
 */
export function rich(key, values) {
  return t(key, values)
    .split('**')
    .map((part, i) => (i % 2 === 1 ? html`<b>${part}</b>` : part));
}

/** @param {number} share from 0 to 1 */
export const percent = (share) => new Intl.NumberFormat(language, {style: 'percent', maximumFractionDigits: 0}).format(share);

/** A text that somebody gave in one language or in both. @param {{en?: string, ko?: string}} given */
export const inOwn = (given) => given[language] ?? given.en ?? given.ko ?? '';

/** @param {number} value */
export const number = (value) => new Intl.NumberFormat(language, {maximumFractionDigits: 2}).format(value);
