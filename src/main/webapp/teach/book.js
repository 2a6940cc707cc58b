// @ts-check
/** What a course's learners have: its gradebook, as those who teach see it. */
import {send} from '../platform/rest.js';

/** @typedef {{en?: string, ko?: string}} Title */
/** @typedef {'NONE' | 'MISSING' | 'UNDECIDED' | 'GRADED' | 'OVERRIDDEN' | 'EXCUSED' | 'UNTOLD'} State */
/** @typedef {{assignment: string, state: State, score?: number, attempts: number, late: number, remark?: string}} Cell */
/** @typedef {{id: string, title: Title, maximum: number}} Column */
/** @typedef {{id: string, username: string, displayName: string, percent?: number, marks: Cell[]}} Line */
/** @typedef {{course: string, assignments: Column[], learners: Line[]}} Book */

/** What can be said of a mark besides its points; also what one can look for. */
/** @typedef {'missing' | 'late' | 'excused' | 'pending' | 'byhand'} Sign */

/** @type {Sign[]} */
export const SIGNS = ['missing', 'late', 'excused', 'pending', 'byhand'];

/** @typedef {{by: 'name' | 'result' | number, falling: boolean}} Order `by`: a number is the place of an assignment */

/** @param {string} course @returns {Promise<{ok: true, book: Book} | import('../platform/rest.js').Failed>} */
export async function bookOf(course) {
  const answer = await send('GET', `/api/v1/courses/${course}/gradebook`);
  return answer.ok ? {ok: true, book: answer.body} : answer;
}

/** @param {Cell} cell @returns {Sign[]} */
export function signs({state, late}) {
  /** @type {Partial<Record<State, Sign>>} */
  const told = {MISSING: 'missing', UNDECIDED: 'pending', EXCUSED: 'excused', OVERRIDDEN: 'byhand'};
  const sign = told[state];
  return [...(sign ? [sign] : []), ...(late > 0 ? [/** @type {Sign} */ ('late')] : [])];
}

/** How many took part in each assignment. @param {Book} book */
export const tookPart = ({assignments, learners}) => assignments.map((_, i) => learners.filter((line) => line.marks[i].attempts > 0).length);

/** @param {Line} line @param {Order['by']} by @returns {number | undefined} */
const value = (line, by) => (by === 'result' ? line.percent : by === 'name' ? undefined : line.marks[by].score);

/**
 * The lines that are looked for, in the order that is wanted; who has nothing there comes last.
 *
 * @param {Book} book
 * @param {{text: string, sign: Sign | 'all', order: Order, language: string}} wish
 * @returns {Line[]}
 */
export function chosen({learners}, {text, sign, order, language}) {
  const words = text.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const names = new Intl.Collator(language, {numeric: true, sensitivity: 'base'});
  const sense = order.falling ? -1 : 1;
  const found = learners.filter((line) => {
    const name = `${line.displayName} ${line.username}`.toLocaleLowerCase(language);
    return words.every((word) => name.includes(word)) && (sign === 'all' || line.marks.some((cell) => signs(cell).includes(sign)));
  });
  return found.sort((a, b) => {
    const byName = names.compare(a.displayName, b.displayName);
    if (order.by === 'name') return byName * sense;
    const [x, y] = [value(a, order.by), value(b, order.by)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined) || byName;
    return (x - y) * sense || byName;
  });
}
