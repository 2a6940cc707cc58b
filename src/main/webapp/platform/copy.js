// @ts-check
/** Copies what is to be handed on; brought when it is asked for. */
import {t} from './texts.js';
import {say} from './view.js';

/** So long a button shows that what it does is done. */
const SHOWN_MILLIS = 2000;

/**
 * Copies a text, and shows so at the button that was pressed.
 *
 * @param {EventTarget | null} pressed
 * @param {string} text
 * @param {string} [told] what is said then; without it that a link is copied
 */
export async function copy(pressed, text, told = t('share.copied')) {
  const button = /** @type {HTMLElement} */ (pressed);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without TLS, or in another's frame, there is no clipboard but by the old way.
    const field = Object.assign(document.createElement('textarea'), {value: text});
    button.after(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    button.focus();
  }
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), SHOWN_MILLIS);
  say(told);
}
