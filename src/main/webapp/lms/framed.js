// @ts-check
/**
 * What a page needs beside the page where a learning management system launched it: it tells the frame how high it is,
 * and what is downloaded is asked for with what the tab holds, for its frame may have no cookie.
 */
import {freshKey, shown} from '../platform/rest.js';
import {bringStyles} from '../platform/styles.js';
import {answering, target} from './storage.js';

/** Less than this is no change, in pixels: some frames round. */
const SLACK = 2;

/** So long a download's address is kept, in milliseconds. */
const KEPT_MILLIS = 10_000;

/**
 * The origin of the system around us, which alone is told anything. Our policy lets no other frame us; where the
 * browser does not say who does, it is whoever led here.
 *
 * @returns {string | undefined}
 */
function around() {
  const told = location.ancestorOrigins?.[0] ?? (document.referrer ? new URL(document.referrer).origin : undefined);
  return told === 'null' ? undefined : told;
}

/** Which frame resizes us: the system says so where it can (1EdTech, LTI Client Side postMessages 0.1). Some resize without saying that they do. @param {string} origin */
const resizer = (origin) => answering('lti.frameResize', origin).catch(() => '_parent');

async function tellHeight() {
  const origin = around();
  const page = document.querySelector('ack-app');
  if (window.parent === window || origin === undefined || !page) return;
  document.documentElement.dataset.framed = 'yes';
  await bringStyles('lms/framed.css');
  const frame = await resizer(origin);
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (Math.abs(height - told) < SLACK) return;
    told = height;
    target(frame).postMessage({subject: 'lti.frameResize', message_id: freshKey(), height}, origin);
  }).observe(page);
}

/** Fetches what a link would download, and hands it out under the name that the server gave it. @param {HTMLAnchorElement} anchor */
async function download(anchor) {
  const answer = await fetch(anchor.href, {headers: {...shown}});
  if (!answer.ok) {
    // The browser says what the server said.
    location.assign(anchor.href);
    return;
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name ?? anchor.download;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MILLIS);
}

addEventListener('click', (event) => {
  const anchor = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (event.defaultPrevented || !(anchor instanceof HTMLAnchorElement) || !anchor.hasAttribute('download')) return;
  const to = new URL(anchor.href);
  if (to.origin !== location.origin || !to.pathname.startsWith('/api/')) return;
  event.preventDefault();
  download(anchor);
});

tellHeight();
