// @ts-check
/** An assignment as it stands in its form: texts, and what of them the server is told. */
import {instant, wall} from '../../platform/zone.js';

/** @typedef {import('../../learn/work.js').Assignment} Assignment */
/** @typedef {{order: 'AS_WRITTEN' | 'SHUFFLED', quiz?: string, releasedAt?: string, withdrawnAt?: string}} OfTeachers */
/** @typedef {Assignment & OfTeachers} Given an assignment as those who teach see it */

/**
 * What stands in the form.
 *
 * @typedef {object} Wish
 * @property {string} quiz
 * @property {string} titleEn
 * @property {string} titleKo
 * @property {string} opensAt in the course's time zone, as `datetime-local` has it
 * @property {string} dueAt
 * @property {string} closesAt
 * @property {string} timeLimitMinutes
 * @property {string} attemptsMax
 * @property {string} counting
 * @property {string} penaltyPerAttempt in percent
 * @property {string} penaltyPerWrongAnswer in percent
 * @property {string} release
 * @property {string} feedback
 * @property {string} order
 * @property {string} drafts
 * @property {string} guard
 * @property {'kept' | 'none' | 'new'} code what is to become of the access code
 * @property {string} accessCode
 */

/** @typedef {'practice' | 'homework' | 'exam'} Preset */

/** @type {Preset[]} */
export const PRESETS = ['practice', 'homework', 'exam'];

export const COUNTINGS = /** @type {const} */ (['BEST', 'LAST', 'FIRST', 'AVERAGE']);
export const RELEASES = /** @type {const} */ (['AT_ONCE', 'AFTER_ATTEMPT', 'AFTER_CLOSING', 'BY_HAND']);
export const DEPTHS = /** @type {const} */ (['NOTHING', 'VERDICT', 'LINE', 'CODE', 'REPAIR', 'SOLUTION']);

const SECONDS = 60;
const PERCENT = 100;

/** Shares have so many digits at the most. */
const DIGITS = 6;

/** @type {Wish} */
const PRACTICE = {quiz: '', titleEn: '', titleKo: '', opensAt: '', dueAt: '', closesAt: '', timeLimitMinutes: '', attemptsMax: '', counting: 'BEST', penaltyPerAttempt: '0', penaltyPerWrongAnswer: '0', release: 'AT_ONCE', feedback: 'SOLUTION', order: 'AS_WRITTEN', drafts: 'LEFT', guard: 'NONE', code: 'none', accessCode: ''};

/** On which terms such an assignment is usually given. @type {Record<Preset, Partial<Wish>>} */
const USUAL = {
  practice: {timeLimitMinutes: '', attemptsMax: '', counting: 'BEST', release: 'AT_ONCE', feedback: 'SOLUTION', order: 'AS_WRITTEN', drafts: 'LEFT', guard: 'NONE'},
  homework: {timeLimitMinutes: '', attemptsMax: '3', counting: 'BEST', release: 'AFTER_ATTEMPT', feedback: 'REPAIR', order: 'AS_WRITTEN', drafts: 'HANDED_IN', guard: 'NONE'},
  exam: {timeLimitMinutes: '60', attemptsMax: '1', counting: 'BEST', release: 'BY_HAND', feedback: 'SOLUTION', order: 'SHUFFLED', drafts: 'HANDED_IN', guard: 'EXAM'},
};

/** What stands in the form of a new assignment. @returns {Wish} */
export const fresh = () => ({...PRACTICE, ...USUAL.homework});

/** @param {Wish} wish @param {Preset} preset @returns {Wish} */
export const usual = (wish, preset) => ({...wish, ...USUAL[preset]});

/** Which preset the form stands at; none where it was changed. @param {Wish} wish */
export const presetOf = (wish) => PRESETS.find((preset) => Object.entries(USUAL[preset]).every(([name, value]) => wish[/** @type {keyof Wish} */ (name)] === value));

/** @param {number} share */
const inPercent = (share) => String(Number((share * PERCENT).toFixed(DIGITS - 2)));

/** What stands in the form of an assignment that is there. @param {Given} given @param {string} zone @returns {Wish} */
export function wishOf(given, zone) {
  return {
    quiz: given.quiz ?? '',
    titleEn: given.title.en ?? '',
    titleKo: given.title.ko ?? '',
    opensAt: wall(given.opensAt, zone),
    dueAt: wall(given.dueAt, zone),
    closesAt: wall(given.closesAt, zone),
    timeLimitMinutes: given.timeLimitSeconds === undefined ? '' : String(given.timeLimitSeconds / SECONDS),
    attemptsMax: given.attemptsMax === undefined ? '' : String(given.attemptsMax),
    counting: given.counting,
    penaltyPerAttempt: inPercent(given.penaltyPerAttempt),
    penaltyPerWrongAnswer: inPercent(given.penaltyPerWrongAnswer),
    release: given.release,
    feedback: given.feedback,
    order: given.order,
    drafts: given.drafts,
    guard: given.guard,
    code: given.accessCode === 'ASKED' ? 'kept' : 'none',
    accessCode: '',
  };
}

/** @param {string} text */
const share = (text) => Number((Number(text || '0') / PERCENT).toFixed(DIGITS));

/** @param {string} text @returns {number | undefined} */
const whole = (text) => (text.trim() === '' ? undefined : Number(text));

/** All that the form says, as the server reads it; what is not wanted is undefined. @param {Wish} wish @param {string} zone @returns {Record<string, unknown>} */
function told(wish, zone) {
  const [en, ko] = [wish.titleEn.trim(), wish.titleKo.trim()];
  return {
    title: en === '' && ko === '' ? undefined : {...(en === '' ? {} : {en}), ...(ko === '' ? {} : {ko})},
    opensAt: instant(wish.opensAt, zone),
    dueAt: instant(wish.dueAt, zone),
    closesAt: instant(wish.closesAt, zone),
    timeLimitMinutes: whole(wish.timeLimitMinutes),
    attemptsMax: whole(wish.attemptsMax),
    counting: wish.counting,
    penaltyPerAttempt: share(wish.penaltyPerAttempt),
    penaltyPerWrongAnswer: share(wish.penaltyPerWrongAnswer),
    release: wish.release,
    feedback: wish.feedback,
    order: wish.order,
    drafts: wish.drafts,
    guard: wish.guard,
  };
}

/** What the server is told of a new assignment. @param {Wish} wish @param {string} zone */
export const asked = (wish, zone) => ({quiz: wish.quiz, ...told(wish, zone), ...(wish.code === 'new' ? {accessCode: wish.accessCode} : {})});

/**
 * What the server is told of a change: only what was changed, so that nothing else stands in its way.
 *
 * @param {Wish} before
 * @param {Wish} after
 * @param {string} zone
 * @returns {Record<string, unknown>} a merge patch: null takes something away
 */
export function changes(before, after, zone) {
  const [was, is] = [told(before, zone), told(after, zone)];
  const patch = Object.fromEntries(Object.entries(is).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name])).map(([name, value]) => [name, value ?? null]));
  if (after.code === 'new') patch.accessCode = after.accessCode;
  if (after.code === 'none' && before.code === 'kept') patch.accessCode = null;
  return patch;
}

/** The assignment as its learners would be told of it, while it is being written. @param {Wish} wish @param {string} zone @returns {Assignment} */
export function draft(wish, zone) {
  const all = told(wish, zone);
  const minutes = whole(wish.timeLimitMinutes);
  return /** @type {Assignment} */ ({...all, title: all.title ?? {}, timeLimitSeconds: minutes === undefined ? undefined : minutes * SECONDS, accessCode: wish.code === 'none' ? 'NONE' : 'ASKED', pause: 'RUNNING', id: '', course: '', attempts: ''});
}
