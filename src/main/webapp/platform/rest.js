// @ts-check
/** Requests to the REST interface in the name of whoever is signed in, and what comes of them. */
import {spoken, t} from './texts.js';

/** @typedef {{field: string, detail: string}} Fault what is wrong, and with which field; '' where with none */
/** @typedef {{ok: true, status: number, body: any, tag?: string, next?: string}} Done `tag`: for If-Match; `next`: the rest of a list */
/** @typedef {{ok: false, status: number, faults: string[], fields: Fault[], type: string}} Failed `status` 0: the server was not reached */
/** @typedef {Done | Failed} Answer */

/**
 * @typedef {object} Manner
 * @property {string} [key] Idempotency-Key: the same again creates nothing twice
 * @property {string} [match] If-Match: the tag of what was seen
 * @property {string} [seen] If-None-Match: the tag of what is here already; where it is the same the answer has status 304 and no body
 * @property {string} [type] of the body, where it is not plain JSON
 */

/** What shows that a request comes from our own pages. @type {string | undefined} */
let proof;

/** By how many milliseconds the server's clock is ahead of this machine's. */
let ahead = 0;

/** The most parts of a list that are asked for one after another. */
const PARTS_MAX = 100;

/** @param {string | undefined} given */
export const prove = (given) => {
  proof = given;
};

/** What shows who asks, where it is no cookie. @type {Record<string, string>} */
export const shown = {};

/** What was seen is as it was. */
export const UNCHANGED = 304;

/** The server's time, in milliseconds, as far as it is known. */
export const serverNow = () => Date.now() + ahead;

/** A key of its own for something that is to be made once. */
export const freshKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

/** @param {Response} answer @param {number} sentAt */
function setClock(answer, sentAt) {
  const said = Date.parse(answer.headers.get('Date') ?? '');
  if (Number.isNaN(said)) return;
  // The header tells whole seconds: half of one more is nearest on the average.
  ahead = said + 500 - (sentAt + Date.now()) / 2;
}

/**
 * Sends a request as whoever is signed in. What the server refuses comes back in sentences.
 *
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {Manner} [manner]
 * @returns {Promise<Answer>}
 */
export async function send(method, path, body, {key, match, seen, type} = {}) {
  /** @type {Record<string, string>} */
  const headers = {Accept: 'application/json', 'Accept-Language': spoken(), ...shown};
  if (body !== undefined) headers['Content-Type'] = type ?? 'application/json';
  if (proof) headers['X-CSRF-Token'] = proof;
  if (key) headers['Idempotency-Key'] = key;
  if (match) headers['If-Match'] = match;
  if (seen) headers['If-None-Match'] = seen;
  const sentAt = Date.now();
  try {
    const answer = await fetch(path, {method, headers, body: body === undefined ? undefined : JSON.stringify(body)});
    const text = await answer.text();
    setClock(answer, sentAt);
    if (answer.status === UNCHANGED) return {ok: true, status: UNCHANGED, body: undefined, tag: seen};
    const said = text ? JSON.parse(text) : {};
    if (answer.ok) {
      const next = /<([^>]+)>;\s*rel="?next"?/.exec(answer.headers.get('Link') ?? '')?.[1];
      return {ok: true, status: answer.status, body: said, tag: answer.headers.get('ETag') ?? undefined, next};
    }
    /** @type {{detail: string, field?: string, pointer?: string}[]} */
    const errors = said.errors ?? [];
    return {
      ok: false,
      status: answer.status,
      faults: errors.length > 0 ? errors.map((error) => error.detail) : [said.detail ?? said.title ?? String(answer.status)],
      fields: errors.map((error) => ({field: (error.field ?? error.pointer ?? '').replace(/^[#/]+/, ''), detail: error.detail})),
      type: said.type ?? '',
    };
  } catch {
    return {ok: false, status: 0, faults: [t('shell.offline')], fields: [], type: ''};
  }
}

/**
 * A whole list, part after part.
 *
 * @param {string} path
 * @param {Promise<Answer>} [begun] the first part, where it was asked for already
 * @returns {Promise<{ok: true, items: any[]} | Failed>}
 */
export async function list(path, begun) {
  /** @type {any[]} */
  const items = [];
  /** @type {string | undefined} */
  let at = path;
  for (let parts = 0; at !== undefined && parts < PARTS_MAX; parts++) {
    /** @type {Answer} */
    const answer = await (parts === 0 && begun ? begun : send('GET', at));
    if (!answer.ok) return answer;
    items.push(...answer.body.items);
    at = answer.next;
  }
  return {ok: true, items};
}

/**
 * Whether a list holds something: asks part after part until it is found.
 *
 * @param {string} path
 * @param {(item: any) => boolean} test
 * @param {Promise<Answer>} begun the first part
 * @returns {Promise<boolean>} false where the list cannot be had
 */
export async function has(path, test, begun) {
  /** @type {string | undefined} */
  let at = path;
  for (let parts = 0; at !== undefined && parts < PARTS_MAX; parts++) {
    /** @type {Answer} */
    const answer = await (parts === 0 ? begun : send('GET', at));
    if (!answer.ok) return false;
    if (answer.body.items.some(test)) return true;
    at = answer.next;
  }
  return false;
}
