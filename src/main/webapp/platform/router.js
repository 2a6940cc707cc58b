// @ts-check
/** Which page is shown: a path, its element, and the module that defines it. A reload of the path shows the same. */

/** @typedef {{path: string, element: string, title: string, aside?: true, people?: true, teachers?: true, administrators?: true, load: () => Promise<unknown>}} Page `aside`: not in the bar; `people`: of those who are signed in; others: in the bar of those alone */
/** @typedef {Record<string, string>} Place what stands in the address where the path has a name after a colon */

/** @type {Page} */
export const HOME = {path: '/', element: 'ack-home', title: 'home.name', aside: true, load: () => import('../home/home-page.js')};

/** What the first address shows to those who are signed in. @type {Page} */
export const WORK = {path: '/learn', element: 'ack-learn', title: 'shell.work', people: true, load: () => import('../learn/learn-page.js')};

/** @type {Page[]} */
export const PAGES = [
  HOME,
  WORK,
  {path: '/progress', element: 'ack-progress', title: 'shell.progress', people: true, load: () => import('../learn/progress-page.js')},
  {path: '/teach', element: 'ack-teach', title: 'shell.teach', people: true, teachers: true, load: () => import('../teach/teach-page.js')},
  {path: '/teach/gradebook/:course', element: 'ack-gradebook', title: 'shell.gradebook', aside: true, people: true, load: () => import('../teach/gradebook-page.js')},
  {path: '/teach/results/:course/:assignment', element: 'ack-results', title: 'shell.results', aside: true, people: true, load: () => import('../teach/results-page.js')},
  {path: '/teach/gradebook', element: 'ack-teach', title: 'shell.teach', aside: true, people: true, load: () => import('../teach/teach-page.js')},
  {path: '/teach/results', element: 'ack-teach', title: 'shell.teach', aside: true, people: true, load: () => import('../teach/teach-page.js')},
  {path: '/teach/assignments/:course/:assignment', element: 'ack-setup', title: 'shell.setup', aside: true, people: true, load: () => import('../teach/setup/setup-page.js')},
  {path: '/teach/live/:course/:assignment', element: 'ack-live', title: 'shell.live', aside: true, people: true, load: () => import('../teach/live/live-page.js')},
  {path: '/teach/timeline/:course/:assignment/:learner', element: 'ack-timeline', title: 'shell.timeline', aside: true, people: true, load: () => import('../teach/live/timeline-page.js')},
  {path: '/teach/regrades/:course/:assignment', element: 'ack-regrades', title: 'shell.regrades', aside: true, people: true, load: () => import('../teach/review/regrades-page.js')},
  {path: '/teach/queue/:course', element: 'ack-queue', title: 'shell.queue', aside: true, people: true, load: () => import('../teach/review/queue-page.js')},
  {path: '/author/:part', element: 'ack-author', title: 'shell.teach', aside: true, people: true, load: () => import('../author/author-page.js')},
  {path: '/author/:part/:question', element: 'ack-author', title: 'shell.teach', aside: true, people: true, load: () => import('../author/author-page.js')},
  {path: '/teach/lms/:course', element: 'ack-lti-scores', title: 'shell.gradebook', aside: true, people: true, load: () => import('../lms/scores-page.js')},
  {path: '/compose', element: 'ack-compose', title: 'compose.name', load: () => import('../compose/compose-page.js')},
  {path: '/sandbox', element: 'ack-sandbox', title: 'sandbox.name', load: () => import('../sandbox/sandbox-page.js')},
  {path: '/courses/:course/assignments/:assignment', element: 'ack-assignment', title: 'shell.assignment', aside: true, people: true, load: () => import('../learn/assignment-page.js')},
  {path: '/attempts/:attempt', element: 'ack-attempt', title: 'shell.attempt', aside: true, people: true, load: () => import('../learn/attempt-page.js')},
  {path: '/admin', element: 'ack-admin', title: 'shell.admin', people: true, administrators: true, load: () => import('../admin/admin-page.js')},
  {path: '/admin/:part', element: 'ack-admin', title: 'shell.admin', aside: true, people: true, load: () => import('../admin/admin-page.js')},
  {path: '/account', element: 'ack-account', title: 'shell.account', aside: true, people: true, load: () => import('../account/account-page.js')},
  {path: '/sign-in', element: 'ack-sign-in', title: 'entry.signIn', aside: true, load: () => import('../people/sign-in-page.js')},
  {path: '/invitation', element: 'ack-invitation', title: 'entry.invitation', aside: true, load: () => import('../people/invitation-page.js')},
  {path: '/forgotten', element: 'ack-forgotten', title: 'entry.forgotten', aside: true, load: () => import('../people/forgotten-page.js')},
  {path: '/lti/:step', element: 'ack-lti', title: 'shell.launch', aside: true, load: () => import('../lms/launch-pages.js')},
  {path: '/reset', element: 'ack-reset', title: 'entry.resetTitle', aside: true, load: () => import('../people/reset-page.js')},
];

/** @param {string} path @param {string} address @returns {Place | undefined} what stands in the address; none where it is not of that path */
function fits(path, address) {
  const names = path.split('/');
  const parts = address.split('/');
  if (names.length !== parts.length) return undefined;
  /** @type {Place} */
  const place = {};
  for (const [i, name] of names.entries()) {
    if (name.startsWith(':') && parts[i] !== '') place[name.slice(1)] = decodeURIComponent(parts[i]);
    else if (name !== parts[i]) return undefined;
  }
  return place;
}

/** The page of an address and its place, or none. @param {string} address a path */
export function pageAt(address) {
  for (const page of PAGES) {
    const place = fits(page.path, address);
    if (place) return {page, place};
  }
  return undefined;
}

/** The page of the address, or none. */
export const here = () => pageAt(location.pathname);

/** The address at which somebody signs in and comes back to where they are. */
export const wayIn = () => `/sign-in?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`;

/** @type {() => void} */
let turned = () => {};

/** An address that says who frames us, as the one before it did. @param {string | URL} to */
function framed(to) {
  const url = new URL(to, location.href);
  const frame = new URLSearchParams(location.search).get('frame');
  if (frame) url.searchParams.set('frame', frame);
  return url;
}

/** Goes to one of our own pages. @param {string | URL} to @param {'push' | 'replace'} how */
export function go(to, how = 'push') {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', framed(to));
  scrollTo(0, 0);
  turned();
}

/**
 * Follows links to our own pages without a reload. Everything else is left to the browser.
 *
 * @param {() => void} listener called whenever another page is to be shown
 */
export function follow(listener) {
  turned = listener;
  addEventListener('popstate', listener);
  addEventListener('hashchange', listener);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!(anchor instanceof HTMLAnchorElement) || anchor.target || anchor.hasAttribute('download')) return;
    const to = new URL(anchor.href);
    const isPage = to.origin === location.origin && pageAt(to.pathname) !== undefined;
    if (!isPage || (to.pathname === location.pathname && to.hash)) return;
    event.preventDefault();
    go(to);
  });
}
