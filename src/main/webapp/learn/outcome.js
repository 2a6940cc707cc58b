// @ts-check
/** How an answer did, as far as it is told: verdict, what is wrong where, why, and what would have been right. */
import {html, nothing} from 'lit';
import {percent, t} from '../platform/texts.js';
import * as icons from '../platform/icons.js';
import {believed} from '../replay/belief.js';
import {prose} from './kinds/kind.js';
import {isReplayed} from './running.js';
import {kindElement} from './kinds/element.js';

/** @typedef {import('./kinds/kinds.js').Exercise} Exercise */
/** @typedef {import('./desk.js').Answer} Answer */
/** @typedef {'ok' | 'bad' | 'note' | 'quiet'} Tone */

/** The answer in a few words, and its colour. @param {Answer} answer @returns {[Tone, string]} */
export function verdictOf(answer) {
  if (answer.verdict === undefined) return ['quiet', t('outcome.untold')];
  if (answer.state === 'PENDING') return ['note', t('outcome.person')];
  if (answer.verdict === 'UNREADABLE') return ['bad', t('outcome.unreadable')];
  const score = answer.score ?? 0;
  if (score >= 1) return ['ok', t('outcome.right')];
  if (score > 0) return ['note', t('outcome.partly')];
  return ['bad', answer.verdict === 'INCOMPLETE' ? t('outcome.incomplete') : t('outcome.wrong')];
}

/** What a line says that could not be read. @param {Answer} answer */
function unread(answer) {
  const {line, column, summary} = answer.explanation?.replay ?? {};
  if (answer.verdict !== 'UNREADABLE' || line === undefined) return nothing;
  return html`<p>${summary ?? t('outcome.unreadAt', {line: String(line), column: String(column)})}</p>`;
}

/** Where and what, as far as it is told without the replay. @param {Answer} answer */
function place(answer) {
  if (isReplayed(answer) || answer.at === undefined || answer.score >= 1 || answer.verdict === 'UNREADABLE' || answer.explanation?.marking) return nothing;
  return html`<p>${t(answer.code || answer.answer.includes(' > ') ? 'outcome.firstWrong' : 'outcome.partWrong', {n: String(answer.at)})}${answer.code ? html` <b>${t(`code.${answer.code}`)}</b>` : nothing}</p>`;
}

/** What to do about it. @param {Answer} answer */
function help(answer) {
  /** @type {{line: string, field?: string, value?: string}[]} */
  const steps = answer.help ?? [];
  if (steps.length === 0 || isReplayed(answer)) return nothing;
  return html`<ul class="help-steps">${steps.map(({line, field, value}) => html`<li>${value ?? field ?? line}</li>`)}</ul>`;
}

/** @param {Answer} answer */
const decision = (answer) => (answer.decision ? html`<div class="said-by"><p><b>${t('outcome.decided')}</b></p><p>${answer.decision.comment}</p></div>` : nothing);

/** The panel under an answer. @param {Answer} answer */
export function outcome(answer) {
  const [tone, text] = verdictOf(answer);
  const belief = isReplayed(answer) ? undefined : answer.misconception;
  return html`<section class=${`outcome ${tone}`} aria-label=${t('outcome.name')}><h3 id="outcome-name" tabindex="-1">${tone === 'ok' ? icons.check() : tone === 'bad' ? icons.wrong() : answer.score === undefined ? icons.clock() : icons.half()}<span>${text}</span>${answer.score === undefined ? nothing : html`<span class="points">${percent(answer.score)}</span>`}</h3>
    ${answer.timing === 'IN_TIME' ? nothing : html`<p>${t(answer.timing === 'LATE' ? 'outcome.late' : 'outcome.tooLate')}</p>`}
    ${unread(answer)}${place(answer)}${help(answer)}${answer.explanation?.feedbackHtml ? html`<div class="prose">${prose(answer.explanation.feedbackHtml)}</div>` : nothing}${belief ? believed(belief) : nothing}${decision(answer)}</section>`;
}

/** What the author says of the question, once all is told. @param {Exercise} exercise @param {Answer} answer */
export function solution(exercise, answer) {
  if (!answer.solution) return nothing;
  /** @type {{shows: string, answer: string}[]} */
  const rights = answer.solution.answers;
  const isNamed = ['choice', 'explain', 'matching', 'truth', 'cloze', 'ordering', 'order', 'find'].includes(exercise.type);
  return html`<details class="card solution" ?open=${answer.score >= 1}><summary>${t('outcome.solution')}</summary><div class="pad"><div class="prose">${prose(answer.solution.explanationHtml)}</div>
    ${rights.map((right) => html`<figure><figcaption>${right.shows}</figcaption>${isNamed ? shownRight(exercise, right.answer) : html`<pre tabindex="0">${right.answer}</pre>`}</figure>`)}</div></details>`;
}

/** A right answer where it is made of names: shown as it would have been answered. @param {Exercise} exercise @param {string} text */
function shownRight(exercise, text) {
  const names = Object.fromEntries(text.split('\n').map((line) => line.split(/:\s*/, 2)).filter((parts) => parts.length === 2));
  const written = Object.keys(names).length > 0 ? JSON.stringify(names) : exercise.type === 'choice' || exercise.type === 'explain' ? JSON.stringify(text.split(/[\s,]+/)) : text;
  return kindElement({...exercise, id: `${exercise.id}-right`, given: exercise.type === 'find' ? exercise.given : []}, {written, locked: true});
}
