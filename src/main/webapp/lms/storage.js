// @ts-check
/**
 * Asks the frame of a learning management system to keep something, or for what it kept, where the
 * browser keeps no cookie for us (1EdTech, LTI Client Side postMessages 0.1 and Platform Storage 0.1).
 */
import {freshKey} from '../platform/rest.js';

/** How many milliseconds to wait: some that offer it never answer. */
const PATIENCE_MS = 3000;

/** @typedef {{origin: string, frame: string}} Platform where it is: its origin, and the name of the frame; `_parent` is the one around us */

/** The frame of a name beside us, or the one around us. @param {string} frame @returns {Window} */
export function target(frame) {
  const parent = window.opener ?? window.parent;
  if (frame === '_parent') return parent;
  try {
    return parent.frames[frame] ?? parent;
  } catch {
    // A frame of another site may not be looked into: the one around us passes it on.
    return parent;
  }
}

/** Whoever is asked may answer from anywhere: what they say is only a hint. */
export const ANYBODY = '*';

/**
 * Sends a message and waits for its answer, which counts only where it comes from the platform.
 *
 * @param {Platform} platform
 * @param {string} subject
 * @param {Record<string, string>} fields
 * @returns {Promise<Record<string, unknown>>} rejects where there is none
 */
export function ask({origin, frame}, subject, fields) {
  const id = freshKey();
  return new Promise((resolve, reject) => {
    /** @param {MessageEvent} event */
    const heard = (event) => {
      const {data} = event;
      if ((origin !== ANYBODY && event.origin !== origin) || typeof data !== 'object' || data === null) return;
      if (data.subject !== `${subject}.response` || data.message_id !== id) return;
      done();
      if (data.error) reject(new Error(String(data.error.code ?? data.error)));
      else resolve(data);
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error('no answer'));
    }, PATIENCE_MS);
    const done = () => {
      clearTimeout(timer);
      removeEventListener('message', heard);
    };
    addEventListener('message', heard);
    target(frame).postMessage({subject, message_id: id, ...fields}, origin);
  });
}

/**
 * Which frame answers to something, as the one around us says.
 *
 * @param {string} subject
 * @param {string} origin of the frame around us, or {@link ANYBODY}
 * @returns {Promise<string>} the frame's name; rejects where nothing is said of it
 */
export async function answering(subject, origin) {
  const {supported_messages: known} = await ask({origin, frame: '_parent'}, 'lti.capabilities', {});
  const found = Array.isArray(known) ? known.find((one) => one?.subject === subject) : undefined;
  if (!found) throw new Error('not supported');
  return String(found.frame ?? '_parent');
}

/**
 * Asks the frame that the platform named and, where that is another one, the frame that says of itself that it
 * answers; the first answer holds. What is sent goes to the platform's origin alone, whoever named the frame.
 *
 * @template T
 * @param {Platform} platform
 * @param {string} subject
 * @param {(platform: Platform) => Promise<T>} work
 */
const either = (platform, subject, work) =>
  Promise.any([
    work(platform),
    answering(subject, ANYBODY).then((frame) => (frame === platform.frame ? Promise.reject(new Error('asked already')) : work({...platform, frame}))),
  ]);

/** The names carry what belongs together, so that several launches do not meet. @param {string} what @param {string} state */
const key = (what, state) => `ackademy_${what}_${state}`;

/** Has state and nonce kept. @param {Platform} platform @param {string} state @param {string} nonce */
export const keep = (platform, state, nonce) =>
  either(platform, 'lti.put_data', (asked) =>
    Promise.all([
      ask(asked, 'lti.put_data', {key: key('state', state), value: state}),
      ask(asked, 'lti.put_data', {key: key('nonce', state), value: nonce}),
    ]),
  );

/** What was kept for a state. @param {Platform} platform @param {string} state */
export const kept = (platform, state) =>
  either(platform, 'lti.get_data', async (asked) => {
    const [first, second] = await Promise.all([
      ask(asked, 'lti.get_data', {key: key('state', state)}),
      ask(asked, 'lti.get_data', {key: key('nonce', state)}),
    ]);
    if (typeof first.value !== 'string' || typeof second.value !== 'string') throw new Error('nothing was kept');
    return {state: first.value, nonce: second.value};
  });
