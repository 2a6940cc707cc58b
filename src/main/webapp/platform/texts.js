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

/**
 * Speaks another language from now on; whoever listens says everything again.
 *
 * @param {Language} wanted
 * @returns {Promise<void>} rejects where the texts cannot be fetched; the old language stays
 */
export async function speak(wanted) {
  const answer = await fetch(new URL(`texts-${wanted}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`texts-${wanted}.json: ${answer.status}`);
  texts = await answer.json();
  language = wanted;
  document.documentElement.lang = wanted;
  heard.dispatchEvent(new Event('speak'));
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
