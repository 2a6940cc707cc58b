// @ts-check
/**
 * What tabs of one device leave to each other: each keeps what it wrote in an attempt at a place of its own, and holds a
 * lock as long as it lives. What was left by one that lives no more is the next one's. Without TLS there are no locks:
 * then there is one place, and whoever comes takes it.
 */
import {freshKey} from '../platform/rest.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** So long a tab that is just being closed is waited for before anything is shown. */
const CLOSING_MILLIS = 400;

/** This tab's own name; one that was loaded anew is another one. */
const TAB = freshKey();

/** @param {string} tab */
const lockOf = (tab) => ['ackademy', 'tab', tab].join('.');

/** Whether tabs know of each other; the lock is held from then on. @type {Promise<boolean>} */
const living = new Promise((known) => {
  if (navigator.locks) navigator.locks.request(lockOf(TAB), () => new Promise(() => known(true))).catch(() => known(false));
  else known(false);
});

/** Takes what is kept at a place. @param {Desk} desk @param {string} place */
function takeFrom(desk, place) {
  try {
    /** @type {{drafts: [string, import('./desk.js').Draft][], handings: [string, import('./desk.js').Handing][]}} */
    const kept = JSON.parse(localStorage.getItem(place) ?? '{"drafts":[],"handings":[]}');
    for (const [exercise, draft] of kept.drafts) {
      const known = desk.drafts.get(exercise);
      // What was written there was based on that revision: if the server went on, or this tab, that wins.
      if (known === undefined || (known.isSaved && known.revision <= draft.revision)) desk.drafts.set(exercise, {...draft, isSaved: false});
      else if (known.text !== draft.text) {
        desk.aside.set(exercise, draft.text);
        desk.state = 'newer';
      }
    }
    desk.handings = new Map([...kept.handings, ...desk.handings]);
  } catch {
    // Not readable, not ours: as if there were nothing.
  }
}

/** Makes a place this tab's own, once it is nobody else's. @param {Desk} desk @param {string} place */
async function adopt(desk, place) {
  const take = () => {
    takeFrom(desk, place);
    desk.keep();
    localStorage.removeItem(place);
    desk.changed();
    if (desk.isWaiting) desk.soon(0);
  };
  // What was kept before tabs knew of each other is nobody's.
  if (place === desk.places) take();
  else await navigator.locks.request(lockOf(place.slice(desk.places.length + 1)), {signal: desk.closing.signal}, take).catch(() => undefined);
}

/** Brings what this device kept: this tab, and tabs that live no more; what others write is theirs. @param {Desk} desk */
export async function settle(desk) {
  const isApart = await living;
  if (isApart) desk.place = `${desk.places}.${TAB}`;
  takeFrom(desk, desk.place);
  try {
    const left = Object.keys(localStorage).filter((place) => place !== desk.place && (place === desk.places || (isApart && place.startsWith(`${desk.places}.`))));
    // Whoever lives is not waited for.
    if (left.length > 0) await Promise.race([Promise.all(left.map((place) => adopt(desk, place))), new Promise((done) => setTimeout(done, CLOSING_MILLIS))]);
  } catch {
    // Storage may be forbidden: then there is nothing.
  }
  if (desk.isWaiting) desk.soon(0);
}

/** A desk goes on where another one of this tab stopped, with what was written there since. @param {Desk} desk @param {Desk} before */
export function follow(desk, before) {
  before.close();
  for (const [exercise, draft] of before.drafts) {
    const known = desk.drafts.get(exercise);
    if (known === undefined || draft.revision > known.revision || !draft.isSaved) desk.drafts.set(exercise, draft);
  }
  for (const answer of [...before.answers.values()].flat()) desk.found(answer);
  desk.handings = new Map([...desk.handings, ...before.handings]);
  desk.aside = new Map([...before.aside, ...desk.aside]);
  if (before.state === 'newer') desk.state = 'newer';
  desk.keep();
  if (desk.isWaiting) desk.soon(0);
}
