// @ts-check
/** Who is signed in in this browser. */
import {has, list, prove, send} from './rest.js';

/** @typedef {{id: string, username: string, displayName: string, role: string}} Person */
/** @typedef {import('./rest.js').Answer} Answer */

/** @type {{person?: Person, proof?: string}} */
let session = {};

/** Whether they teach or write in any course. */
let isTeacher = false;

/** In which parts of a course somebody sees what learners do. */
const TEACHING = ['INSTRUCTOR', 'ASSISTANT', 'ADMINISTRATOR'];

/** Kept while somebody is signed in, so that guests need not ask who they are. */
const HINT = 'ackademy.signed-in';

/** @param {(storage: Storage) => unknown} use */
function hint(use) {
  try {
    return use(localStorage);
  } catch {
    // Storage may be forbidden: then the server is asked each time.
    return true;
  }
}

/** The person, or none where a guest looks. */
export const person = () => session.person;

/** Whether whoever is signed in teaches or writes in a course. */
export const teaches = () => session.person !== undefined && isTeacher;

/** Whether they teach a course as which they see it. @param {{role: string}} course */
export const isTaught = ({role}) => TEACHING.includes(role);

let launched = false;

/** Whether a learning management system launched this page. */
export const isLaunched = () => launched;

/** Whether it may have: the address brings a code, or the tab kept a token (lms/launched.js). */
const mayBeLaunched = () => location.hash.startsWith('#lti=') || hint(() => sessionStorage.getItem('ackademy.launched')) !== null;

/** Whether somebody was signed in here when this browser was last seen: then it is worth to wait for who. */
export const isExpected = () => mayBeLaunched() || hint((storage) => storage.getItem(HINT)) !== null;

/** @param {{person?: Person, proof?: string}} next */
function keep(next) {
  session = next;
  prove(next.proof);
  if (!launched) hint((storage) => (next.person ? storage.setItem(HINT, 'yes') : storage.removeItem(HINT)));
}

const COURSES = '/api/v1/courses';

/** So long what was asked first is fresh enough for the page that asks for the same, in milliseconds. */
const FRESH_MILLIS = 5_000;

/** The first part of the courses, as it was asked for when this page was loaded. @type {{at: number, answer: Promise<Answer>} | undefined} */
let early;

/** Whether there is such a course: no longer asked than until one is found. */
function asked() {
  early = {at: Date.now(), answer: send('GET', COURSES)};
  return has(COURSES, ({role}) => role !== 'LEARNER', early.answer);
}

/** All courses of whoever is signed in; what was asked for already just now is not asked for again. */
export function courses() {
  const begun = early && Date.now() - early.at < FRESH_MILLIS ? early.answer : undefined;
  early = undefined;
  return list(COURSES, begun);
}

/** Asks the server who it is; where it does not answer it is a guest. */
export async function look() {
  if (!isExpected()) return undefined;
  if (mayBeLaunched()) launched = await (await import('../lms/launched.js')).enter();
  // Where nothing may be kept it may well be nobody, who has no courses to be asked for.
  const found = launched || hint((storage) => storage.getItem(HINT)) === 'yes' ? asked() : undefined;
  const answer = await send('GET', '/api/v1/session');
  isTeacher = await (found ?? (answer.ok && answer.body.person ? asked() : false));
  keep(answer.ok ? answer.body : {});
  return session.person;
}

/**
 * Signs in.
 *
 * @param {string} username
 * @param {string} password
 * @returns {Promise<Answer>}
 */
export async function signIn(username, password) {
  const answer = await send('POST', '/api/v1/session', {username, password});
  if (answer.ok) {
    isTeacher = await asked();
    keep(answer.body);
  }
  return answer;
}

/** Whoever came back from a provider is signed in by a cookie that no page sees: asks who it is. */
export async function arrive() {
  const answer = await send('GET', '/api/v1/session');
  isTeacher = answer.ok && (await asked());
  keep(answer.ok ? answer.body : {});
  return session.person;
}

/** Signs this browser out. */
export async function signOut() {
  const answer = await send('DELETE', '/api/v1/session');
  if (answer.ok) keep({});
  return answer;
}
