// @ts-check
/** Which page is shown: a path, its element, and the module that defines it. A reload of the path shows the same. */

/** @typedef {{path: string, element: string, title: string, aside?: true, load: () => Promise<unknown>}} Page `aside`: not in the bar */

/** @type {Page[]} */
export const PAGES = [
  {path: '/', element: 'ack-home', title: 'home.name', load: () => import('../home/home-page.js')},
  {path: '/compose', element: 'ack-compose', title: 'compose.name', load: () => import('../compose/compose-page.js')},
  {path: '/sandbox', element: 'ack-sandbox', title: 'sandbox.name', load: () => import('../sandbox/sandbox-page.js')},
  {path: '/sign-in', element: 'ack-sign-in', title: 'entry.signIn', aside: true, load: () => import('../people/sign-in-page.js')},
  {path: '/invitation', element: 'ack-invitation', title: 'entry.invitation', aside: true, load: () => import('../people/invitation-page.js')},
  {path: '/reset', element: 'ack-reset', title: 'entry.resetTitle', aside: true, load: () => import('../people/reset-page.js')},
];

/** The page of the address, or none. */
export const here = () => PAGES.find((page) => page.path === location.pathname);

/**
 * Follows links to our own pages without a reload. Everything else is left to the browser.
 *
 * @param {() => void} turned called whenever another page is to be shown
 */
export function follow(turned) {
  addEventListener('popstate', turned);
  addEventListener('hashchange', turned);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!(anchor instanceof HTMLAnchorElement) || anchor.target || anchor.hasAttribute('download')) return;
    const to = new URL(anchor.href);
    const isPage = to.origin === location.origin && PAGES.some((page) => page.path === to.pathname);
    if (!isPage || (to.pathname === location.pathname && to.hash)) return;
    event.preventDefault();
    history.pushState(null, '', to);
    scrollTo(0, 0);
    turned();
  });
}
