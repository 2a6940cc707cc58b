// @ts-check
/** Whom a learning management system launched in this tab: a code behind the # of the address is traded for a token, which the tab keeps. */
import {send, shown} from '../platform/rest.js';

/** What a launched page begins with, behind the # of its address. */
const CODE = '#lti=';

/** Where its token is kept, for this tab alone: its frame may have no cookies. */
const TOKEN = 'ackademy.launched';

/** @param {(storage: Storage) => string | null | void} use */
function tab(use) {
  try {
    return use(sessionStorage) ?? undefined;
  } catch {
    // Storage may be forbidden: then a page that is loaded again has to be launched again.
    return undefined;
  }
}

/** Is whoever was launched from now on; nobody without a token. @param {string | undefined} token */
export function takeOver(token) {
  tab((storage) => (token ? storage.setItem(TOKEN, token) : storage.removeItem(TOKEN)));
  if (token) {
    shown.Authorization = `Bearer ${token}`;
    import('./framed.js');
  } else delete shown.Authorization;
}

/** What the name of a window begins with that carries a token. */
const CARRIED = 'ackademy.launched=';

/**
 * Goes on to another page of ours as whoever was launched. Where the tab may keep nothing (a browser that forbids its
 * frame all storage) the window's own name carries the token to that page, which takes it away at once: no
 * address and no server's log sees it.
 *
 * @param {string | undefined} token
 * @param {string} to an address of ours
 */
export function goOn(token, to) {
  takeOver(token);
  if (token && tab((storage) => storage.getItem(TOKEN)) !== token) window.name = CARRIED + token;
  location.replace(to);
}

function carried() {
  if (!window.name.startsWith(CARRIED)) return undefined;
  const token = window.name.slice(CARRIED.length);
  window.name = '';
  return token;
}

/** @type {Promise<boolean> | undefined} */
let entered;

/** Comes in with what the address or the tab has, once. @returns {Promise<boolean>} whether it is somebody's */
export const enter = () => (entered ??= comeIn());

async function comeIn() {
  let token = carried() ?? tab((storage) => storage.getItem(TOKEN));
  if (location.hash.startsWith(CODE)) {
    const code = location.hash.slice(CODE.length);
    history.replaceState(null, '', location.pathname + location.search);
    const answer = await send('POST', '/api/v1/lti/launched/tokens', {code});
    token = answer.ok ? answer.body.token : undefined;
  }
  takeOver(token);
  return token !== undefined;
}
