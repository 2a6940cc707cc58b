// @ts-check
/** Who is signed in in this browser. */
import {prove, send} from './rest.js';

/** @typedef {{id: string, username: string, displayName: string, role: string}} Person */
/** @typedef {import('./rest.js').Answer} Answer */

/** @type {{person?: Person, proof?: string}} */
let session = {};

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

/** Whether somebody was signed in here when this browser was last seen: then it is worth to wait for who. */
export const isExpected = () => hint((storage) => storage.getItem(HINT)) !== null;

/** @param {{person?: Person, proof?: string}} next */
function keep(next) {
  session = next;
  prove(next.proof);
  hint((storage) => (next.person ? storage.setItem(HINT, 'yes') : storage.removeItem(HINT)));
}

/** Asks the server who it is; where it does not answer it is a guest. */
export async function look() {
  if (!isExpected()) return undefined;
  const answer = await send('GET', '/api/v1/session');
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
  if (answer.ok) keep(answer.body);
  return answer;
}

/** Whoever came back from a provider is signed in by a cookie that no page sees: asks who it is. */
export async function arrive() {
  const answer = await send('GET', '/api/v1/session');
  keep(answer.ok ? answer.body : {});
  return session.person;
}

/** Signs this browser out. */
export async function signOut() {
  const answer = await send('DELETE', '/api/v1/session');
  if (answer.ok) keep({});
  return answer;
}
