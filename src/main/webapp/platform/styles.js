// @ts-check
/** Styles that a part of the pages brings along, so that the first load of the others stays small. */

/** @type {Map<string, Promise<void>>} */
const brought = new Map();

/**
 * Brings a style sheet and waits until it holds: `await bringStyles('learn/learn.css')` at the head of a module.
 *
 * @param {string} path under the folder of the pages
 * @returns {Promise<void>}
 */
export function bringStyles(path) {
  const known = brought.get(path);
  if (known) return known;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../${path}`, import.meta.url).href;
  /** @type {Promise<void>} */
  const loaded = new Promise((done, failed) => {
    link.onload = () => done();
    link.onerror = () => failed(new Error(path));
  });
  brought.set(path, loaded);
  document.head.append(link);
  return loaded;
}
