// @ts-check
/** Pieces of the learner's pages. */
import {html, nothing, svg} from 'lit';
import {number, percent, t} from '../platform/texts.js';
import {moment, span, timeLeft} from '../platform/when.js';
import * as icons from '../platform/icons.js';

/** @typedef {import('./work.js').Assignment} Assignment */
/** @typedef {import('./work.js').Task} Task */

/** Less than so many milliseconds are left: said more strongly. */
const SOON = 24 * 60 * 60 * 1000;

/** A ring that fills with a share. @param {number} share from 0 to 1 @param {number} [size] in pixels */
export function ring(share, size = 44) {
  const round = 2 * Math.PI * 22;
  return html`<svg class="ring" width=${size} height=${size} viewBox="0 0 52 52" aria-hidden="true">${svg`<circle class="track" cx="26" cy="26" r="22"/><circle class=${`arc ${share >= 0.999 ? 'ok' : share >= 0.5 ? 'mid' : 'note'}`} cx="26" cy="26" r="22" stroke-dasharray=${`${round * Math.max(0, Math.min(1, share))} 999`} transform="rotate(-90 26 26)"/>`}</svg>`;
}

/** @param {'quiet' | 'live' | 'ok' | 'bad' | 'note'} tone @param {unknown} text */
export const badge = (tone, text) => html`<span class=${`badge-text ${tone}`}>${text}</span>`;

/** When it is due, or closes, in words and as a date. @param {Assignment} assignment @param {string} zone @param {number} now */
export function due({opensAt, dueAt, closesAt}, zone, now) {
  if (opensAt && Date.parse(opensAt) > now) return html`<span class="due">${icons.clock()}${t('work.opens', {at: moment(opensAt, zone)})}</span>`;
  const at = dueAt && Date.parse(dueAt) > now ? dueAt : closesAt;
  if (!at) return dueAt ? html`<span class="due">${icons.clock()}${t('work.wasDue', {at: moment(dueAt, zone)})}</span>` : nothing;
  if (Date.parse(at) <= now) return html`<span class="due">${t('work.closed', {at: moment(at, zone)})}</span>`;
  const key = at === dueAt ? 'work.due' : dueAt ? 'work.lateUntil' : 'work.closes';
  return html`<span class=${Date.parse(at) - now < SOON ? 'due soon' : 'due'}>${icons.clock()}<span>${t(key, {at: moment(at, zone)})} <b>${timeLeft(at, now)}</b></span></span>`;
}

/** A mark with what there was to be had, or why there is none. @param {Task} task */
export function score({mark, maximum}) {
  if (mark.score === undefined || maximum === 0) return nothing;
  return html`<span class="score-line">${ring(mark.score / maximum)}<span><b>${percent(mark.score / maximum)}</b><small>${t('work.points', {points: number(mark.score), of: number(maximum)})}</small></span></span>`;
}

/** @param {Task} task */
export const attemptsSaid = ({assignment, attempts}) => (assignment.attemptsMax === undefined ? (attempts.length > 0 ? t('work.attempts', {n: attempts.length}) : '') : t('work.attemptsOf', {done: attempts.length, max: assignment.attemptsMax}));

/** The rules on which one begins, in sentences. @param {Assignment} assignment @returns {string[]} */
export function rules(assignment) {
  const {timeLimitSeconds, attemptsMax, counting, penaltyPerAttempt, penaltyPerWrongAnswer, release, feedback, guard, drafts} = assignment;
  return [
    timeLimitSeconds === undefined ? t('rules.noLimit') : t('rules.limit', {span: span(timeLimitSeconds)}),
    attemptsMax === undefined ? t('rules.attemptsFree') : t('rules.attempts', {n: attemptsMax}),
    attemptsMax === 1 ? '' : t(`rules.counting.${counting}`),
    penaltyPerAttempt > 0 ? t('rules.perAttempt', {share: percent(penaltyPerAttempt)}) : '',
    penaltyPerWrongAnswer > 0 ? t('rules.perWrong', {share: percent(penaltyPerWrongAnswer)}) : '',
    feedback === 'NOTHING' ? t('rules.noFeedback') : t(`rules.release.${release}`),
    drafts === 'HANDED_IN' ? t('rules.draftsCount') : t('rules.draftsLeft'),
    guard === 'EXAM' ? t('rules.exam') : '',
  ].filter((text) => text !== '');
}

/** What stands where something could not be had. @param {string[]} faults @param {() => void} again */
export const failure = (faults, again) => html`<div class="card pad failure" role="alert"><div>${faults.map((fault) => html`<p>${fault}</p>`)}</div><button type="button" class="btn" @click=${again}>${t('work.again')}</button></div>`;
