// @ts-check
/** What there is to do for a learner, and how it stands: assignments with their attempts and marks. */
import {list, send} from '../platform/rest.js';
import {courses, person} from '../platform/session.js';
import {isRunning} from './running.js';

/** @typedef {{en?: string, ko?: string}} Title */
/** @typedef {{id: string, slug: string, title: Title, zone: string, role: string}} Course */
/**
 * @typedef {object} Assignment
 * @property {string} id
 * @property {string} course
 * @property {Title} title
 * @property {string} [opensAt]
 * @property {string} [dueAt]
 * @property {string} [closesAt]
 * @property {number} [attemptsMax]
 * @property {number} [timeLimitSeconds]
 * @property {'BEST' | 'LAST' | 'FIRST' | 'AVERAGE'} counting
 * @property {number} penaltyPerAttempt
 * @property {number} penaltyPerWrongAnswer
 * @property {'AT_ONCE' | 'AFTER_ATTEMPT' | 'AFTER_CLOSING' | 'BY_HAND'} release
 * @property {'NOTHING' | 'VERDICT' | 'LINE' | 'CODE' | 'REPAIR' | 'SOLUTION'} feedback
 * @property {'LEFT' | 'HANDED_IN'} drafts
 * @property {'NONE' | 'EXAM'} guard
 * @property {'NONE' | 'ASKED'} accessCode
 * @property {'RUNNING' | 'PAUSED'} pause
 * @property {string} attempts where its attempts are
 */
/** @typedef {{assignment: string, state: 'NONE' | 'MISSING' | 'UNDECIDED' | 'GRADED' | 'OVERRIDDEN' | 'EXCUSED' | 'UNTOLD', score?: number, attempts: number, late: number, remark?: string}} Mark */
/**
 * @typedef {object} Attempt
 * @property {string} id
 * @property {string} course
 * @property {string} assignment
 * @property {number} number
 * @property {string} startedAt
 * @property {'OPEN' | 'PAUSED' | 'HANDED_IN' | 'OVER'} state
 * @property {string} [endsAt]
 * @property {number} [remainingSeconds]
 * @property {string} [endedAt]
 * @property {string} answers
 * @property {import('./kinds/kinds.js').Exercise[]} [exercises]
 */

/** @typedef {'running' | 'open' | 'upcoming' | 'done' | 'missed'} Standing how far somebody has come with an assignment */
/** @typedef {{assignment: Assignment, mark: Mark, maximum: number, attempts: Attempt[], standing: Standing}} Task */
/** @typedef {{course: Course, tasks: Task[]}} Work */

/** @type {Mark} */
const UNMARKED = {assignment: '', state: 'NONE', attempts: 0, late: 0};

/** @param {Assignment} assignment @param {Attempt[]} attempts @param {number} now @returns {Standing} */
export function standing({opensAt, closesAt}, attempts, now) {
  if (attempts.some(isRunning)) return 'running';
  if (attempts.length > 0) return 'done';
  if (opensAt && Date.parse(opensAt) > now) return 'upcoming';
  return closesAt && Date.parse(closesAt) <= now ? 'missed' : 'open';
}

/** Whether another attempt can begin. @param {Task} task @param {number} now */
export function mayBegin({assignment, attempts}, now) {
  const {opensAt, closesAt, attemptsMax} = assignment;
  const isOpen = (!opensAt || Date.parse(opensAt) <= now) && (!closesAt || Date.parse(closesAt) > now);
  return isOpen && assignment.pause === 'RUNNING' && !attempts.some(isRunning) && (attemptsMax === undefined || attempts.length < attemptsMax);
}

/** @param {string} course @returns {Promise<{marks: Map<string, Mark>, maxima: Map<string, number>}>} */
async function marksOf(course) {
  const answer = await send('GET', `/api/v1/courses/${course}/gradebook/${person()?.id}`);
  const line = answer.ok ? answer.body : {assignments: [], learners: []};
  return {
    marks: new Map((line.learners[0]?.marks ?? []).map((/** @type {Mark} */ mark) => [mark.assignment, mark])),
    maxima: new Map(line.assignments.map((/** @type {{id: string, maximum: number}} */ one) => [one.id, one.maximum])),
  };
}

/** @param {Assignment} assignment @param {Mark | undefined} mark @param {number | undefined} maximum @param {number} now @returns {Promise<Task>} */
async function task(assignment, mark, maximum, now) {
  const begun = mark === undefined || mark.attempts > 0 ? await list(assignment.attempts) : {ok: /** @type {const} */ (true), items: []};
  /** @type {Attempt[]} */
  const attempts = begun.ok ? begun.items : [];
  return {assignment, mark: mark ?? UNMARKED, maximum: maximum ?? 0, attempts, standing: standing(assignment, attempts, now)};
}

/**
 * All that there is to do.
 *
 * @param {number} now
 * @returns {Promise<{ok: true, works: Work[]} | import('../platform/rest.js').Failed>}
 */
export async function works(now) {
  const all = await courses();
  if (!all.ok) return all;
  /** @type {Course[]} */
  const own = all.items.filter((course) => course.role === 'LEARNER');
  const found = await Promise.all(own.map(async (course) => {
    const [assignments, {marks, maxima}] = await Promise.all([list(`/api/v1/courses/${course.id}/assignments`), marksOf(course.id)]);
    if (!assignments.ok) return assignments;
    const tasks = await Promise.all(assignments.items.map((one) => task(one, marks.get(one.id), maxima.get(one.id), now)));
    return {ok: /** @type {const} */ (true), course, tasks};
  }));
  const failed = found.find((one) => !one.ok);
  return failed && !failed.ok ? failed : {ok: true, works: found.flatMap((one) => (one.ok ? [{course: one.course, tasks: one.tasks}] : []))};
}

/**
 * One assignment with all that is known of it.
 *
 * @param {string} course
 * @param {string} assignment
 * @param {number} now
 * @returns {Promise<{ok: true, course: Course, task: Task} | import('../platform/rest.js').Failed>}
 */
export async function workOf(course, assignment, now) {
  const address = `/api/v1/courses/${course}`;
  const [found, given, {marks, maxima}] = await Promise.all([send('GET', address), send('GET', `${address}/assignments/${assignment}`), marksOf(course)]);
  if (!found.ok) return found;
  if (!given.ok) return given;
  return {ok: true, course: found.body, task: await task(given.body, marks.get(assignment), maxima.get(assignment), now)};
}

/** The moment at which the time for an assignment is over, or it is due; the nearer one. @param {Assignment} assignment */
export const deadline = ({dueAt, closesAt}) => [dueAt, closesAt].filter((at) => at !== undefined).sort((a, b) => Date.parse(a) - Date.parse(b))[0];

/** What is to be done first: what runs, then by date, what has none last. @param {Task} a @param {Task} b */
export function byUrgency(a, b) {
  const order = ['running', 'open', 'upcoming', 'missed', 'done'];
  const at = (/** @type {Task} */ task) => Date.parse(deadline(task.assignment) ?? '9999-01-01T00:00:00Z');
  return order.indexOf(a.standing) - order.indexOf(b.standing) || at(a) - at(b);
}
