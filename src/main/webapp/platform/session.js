// @ts-check
/** Who is signed in in this browser, and requests that change something in their name. */
import {spoken, t} from './texts.js';

/** @typedef {{id: string, username: string, displayName: string, role: string}} Person */
/** @typedef {{ok: true, body: any} | {ok: false, status: number, faults: string[]}} Answer */

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

/** @param {{person?: Person, proof?: string}} next */
function keep(next) {
  session = next;
  hint((storage) => (next.person ? storage.setItem(HINT, 'yes') : storage.removeItem(HINT)));
}

/** Asks the server who it is; where it does not answer it is a guest. */
export async function look() {
  if (hint((storage) => storage.getItem(HINT)) === null) return undefined;
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

/** Signs this browser out. */
export async function signOut() {
  const answer = await send('DELETE', '/api/v1/session');
  if (answer.ok) keep({});
  return answer;
}

/**
 * Sends a request as whoever is signed in. What the server refuses comes back in sentences.
 *
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<Answer>}
 */
export async function send(method, path, body) {
  /** @type {Record<string, string>} */
  const headers = {Accept: 'application/json', 'Accept-Language': spoken()};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (session.proof) headers['X-CSRF-Token'] = session.proof;
  try {
    const answer = await fetch(path, {method, headers, body: body === undefined ? undefined : JSON.stringify(body)});
    const text = await answer.text();
    const said = text ? JSON.parse(text) : {};
    if (answer.ok) return {ok: true, body: said};
    /** @type {{detail: string}[]} */
    const errors = said.errors ?? [];
    return {ok: false, status: answer.status, faults: errors.length > 0 ? errors.map((error) => error.detail) : [said.detail]};
  } catch {
    return {ok: false, status: 0, faults: [t('shell.offline')]};
  }
}
