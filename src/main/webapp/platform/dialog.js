// @ts-check
/** Windows over the page, and a question in one that must be answered before anything else. */
import {html, nothing, render} from 'lit';
import {t} from './texts.js';

/**
 * Asks, and waits for the answer.
 *
 * @param {{title: string, body?: unknown, act: string, tone?: 'bad'}} question `act`: what the button that agrees says
 * @returns {Promise<boolean>} whether they agreed
 */
export async function agreed({title, body, act, tone}) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'ask-title');
  render(html`<h2 id="ask-title">${title}</h2>${body ?? nothing}<form method="dialog" class="acts ask-acts"><button class="btn" value="no" autofocus>${t('shell.cancel')}</button><button class=${tone === 'bad' ? 'btn primary bad' : 'btn primary'} value="yes">${act}</button></form>`, dialog);
  await over(dialog);
  return dialog.returnValue === 'yes';
}

/**
 * Shows a window over the page until it is closed; then the focus is again where it was.
 *
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<void>}
 */
export function over(dialog) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      before?.focus();
      done();
    });
  });
}
