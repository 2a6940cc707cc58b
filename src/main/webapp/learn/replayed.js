// @ts-check
/** The replay of an answer. Brought when there is one to show: the first load of the others stays small. */
import {html, nothing} from 'lit';
import {t} from '../platform/texts.js';
import {read} from '../notation/segment.js';
import '../replay/replay-view.js';

/** @typedef {import('./kinds/kinds.js').Exercise} Exercise */
/** @typedef {import('./desk.js').Answer} Answer */

/** The replay of an answer, as the answer's explanation has it. @param {Exercise} exercise @param {Answer} answer */
export function replayed(exercise, answer) {
  const result = answer.explanation.replay;
  /** @type {string[]} */
  const lines = result.exchange ?? [];
  const segments = lines.map(read).filter((segment) => segment !== undefined);
  if (segments.length !== lines.length) return nothing;
  const head = html`<div class="stage-head"><h3 id="replayed-name">${t('outcome.replay')}</h3></div>`;
  return html`<div class="page reviewed"><ack-replay .segments=${segments} .scenario=${exercise.scenario ?? {}} .result=${result} .head=${head} .names=${{A: exercise.hosts[0], B: exercise.hosts[1]}} .frozen=${true} .label=${'replayed-name'}></ack-replay></div>`;
}
