// @ts-check
/**
 * The focus never goes to nowhere: where what had it is gone, it goes to the first of these that is there, else to the
 * page's beginning.
 *
 * @param {import('./view.js').View} view
 * @param {...string} places selectors of what is in it
 */
export async function land(view, ...places) {
  await view.updateComplete;
  if (document.activeElement !== document.body) return;
  const place = [...places.map((selector) => view.querySelector(selector)), document.querySelector('main')].find((one) => one instanceof HTMLElement);
  if (place instanceof HTMLElement) place.focus({preventScroll: place.matches('main')});
}
