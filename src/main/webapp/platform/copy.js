// @ts-check
/** Copies what is to be handed on; brought when it is asked for. */
import {t} from './texts.js';
import {say} from './view.js';

/** So long a button shows that what it does is done. */
const SHOWN_MILLIS = 2000;

/**
 * Copies a link, and shows so at the button that was pressed.
 *
 * @param {EventTarget | null} pressed
 * @param {string} link
 */
export async function copy(pressed, link) {
  const button = /** @type {HTMLElement} */ (pressed);
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    // Without TLS, or in another's frame, there is no clipboard but by the old way.
    const field = Object.assign(document.createElement('textarea'), {value: link});
    button.after(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    button.focus();
  }
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), SHOWN_MILLIS);
  say(t('share.copied'));
}
