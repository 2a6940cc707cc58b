// @ts-check
/** What somebody may believe who is wrong, and where the RFC says what holds. */
import {html, nothing} from 'lit';
import {t} from '../platform/texts.js';

/** A link to the RFC, where a rule cites it. @param {string} rule */
export function rfcLink(rule) {
  const match = /^RFC (\d+) ([\d.]+)$/.exec(rule);
  if (!match) return html`<span class="rfc">${rule}</span>`;
  return html`<a class="rfc" href=${`https://www.rfc-editor.org/rfc/rfc${match[1]}.html#section-${match[2]}`} rel="noreferrer" target="_blank">RFC ${match[1]} §${match[2]}<span class="unseen"> ${t('replay.newTab')}</span></a>`;
}

/** What somebody may believe who writes so. @param {import('./api.js').Belief | undefined} belief */
export const believed = (belief) => belief ? html`<div class="belief"><p><b>${t('replay.belief')}</b> ${belief.belief}</p><p>${belief.fact} ${belief.rules.map((rule) => html`${rfcLink(rule)} `)}</p></div>` : nothing;
