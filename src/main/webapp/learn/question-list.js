// @ts-check
/** All questions of an attempt, each with how it stands. */
import {html, nothing} from 'lit';
import {t} from '../platform/texts.js';
import * as icons from '../platform/icons.js';
import {isWritten} from './kinds/kinds.js';

/** @typedef {import('./kinds/kinds.js').Exercise} Exercise */
/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {'empty' | 'draft' | 'in' | 'right' | 'partly' | 'wrong' | 'person'} Standing */

/** How far a question has come. @param {Exercise} exercise @param {Desk} desk @returns {Standing} */
export function standingOf(exercise, desk) {
  const answer = desk.last(exercise.id);
  if (desk.isAhead(exercise.id) && isWritten(exercise, desk.text(exercise.id))) return 'draft';
  if (!answer) return 'empty';
  if (answer.state === 'PENDING') return 'person';
  if (answer.score === undefined) return 'in';
  return answer.score >= 1 ? 'right' : answer.score > 0 ? 'partly' : 'wrong';
}

/** @param {Standing} standing */
const mark = (standing) => ({right: icons.check(), wrong: icons.cross(), partly: '½', person: icons.person(), in: icons.check(), draft: icons.pen(), empty: nothing})[standing];

/** @param {Exercise[]} exercises @param {Desk} desk @param {string} at the one that is shown */
export const questionList = (exercises, desk, at) => html`<nav aria-label=${t('run.questions')}><ol class="questions">${exercises.map((exercise, i) => {
  const standing = standingOf(exercise, desk);
  return html`<li><a class=${`question is-${standing}`} href=${`#${exercise.id}`} aria-current=${exercise.id === at ? 'step' : nothing} title=${exercise.title}><span class="n">${i + 1}</span><span class="sign" aria-hidden="true">${mark(standing)}</span><span class="unseen">${exercise.title}, ${t(`run.is.${standing}`)}</span></a></li>`;
})}</ol></nav>`;

/** What the marks mean, as far as they occur. @param {Exercise[]} exercises @param {Desk} desk */
export function legend(exercises, desk) {
  const seen = new Set(exercises.map((exercise) => standingOf(exercise, desk)));
  return html`<ul class="legend-list" aria-hidden="true">${[...seen].map((standing) => html`<li><span class=${`question tiny is-${standing}`}><span class="sign">${mark(standing)}</span></span>${t(`run.is.${standing}`)}</li>`)}</ul>`;
}
