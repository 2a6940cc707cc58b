// @ts-check
/**
 * Asks the frame of a learning management system to keep something, or for what it kept, where the
 * browser keeps no cookie for us (1EdTech, LTI Client Side postMessages 0.1 and Platform Storage 0.1).
 */

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

/**
 * Sends a message and waits for its answer, which counts only where it comes from the platform.
 *
 * @param {Platform} platform
 * @param {string} subject
 * @param {Record<string, string>} fields
 * @returns {Promise<Record<string, unknown>>} rejects where there is none
 */
export function ask({origin, frame}, subject, fields) {
  const id = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    /** @param {MessageEvent} event */
    const heard = (event) => {
      const {data} = event;
      if (event.origin !== origin || typeof data !== 'object' || data === null) return;
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

/** The names carry what belongs together, so that several launches do not meet. @param {string} what @param {string} state */
const key = (what, state) => `ackademy_${what}_${state}`;

/** Has state and nonce kept. @param {Platform} platform @param {string} state @param {string} nonce */
export const keep = (platform, state, nonce) =>
  Promise.all([
    ask(platform, 'lti.put_data', {key: key('state', state), value: state}),
    ask(platform, 'lti.put_data', {key: key('nonce', state), value: nonce}),
  ]);

/** What was kept for a state. @param {Platform} platform @param {string} state */
export async function kept(platform, state) {
  const answers = await Promise.all([
    ask(platform, 'lti.get_data', {key: key('state', state)}),
    ask(platform, 'lti.get_data', {key: key('nonce', state)}),
  ]);
  return {state: String(answers[0].value ?? ''), nonce: String(answers[1].value ?? '')};
}
