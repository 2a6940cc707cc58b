// @ts-check
/** The learners of a course, for those who teach it: asked for once while a page is open. */
import {list} from '../platform/rest.js';
import {spoken} from '../platform/texts.js';

/** @typedef {{id: string, username: string, displayName: string}} Person */

/** By course. @type {Map<string, Promise<Person[]>>} */
const known = new Map();

/** @param {string} course @returns {Promise<Person[]>} */
async function asked(course) {
  const answer = await list(`/api/v1/courses/${course}/enrolments?limit=200`);
  if (!answer.ok) {
    known.delete(course);
    return [];
  }
  const names = new Intl.Collator(spoken(), {numeric: true, sensitivity: 'base'});
  return answer.items.filter(({role}) => role === 'LEARNER').sort((a, b) => names.compare(a.displayName, b.displayName));
}

/** @param {string} course @returns {Promise<Person[]>} none where they cannot be had */
export function learnersOf(course) {
  const found = known.get(course) ?? asked(course);
  known.set(course, found);
  return found;
}

/** What somebody is called; their id where they are not in the course any more. @param {readonly Person[]} people @param {string} id */
export const nameOf = (people, id) => people.find((one) => one.id === id)?.displayName ?? id.slice(0, 8);
