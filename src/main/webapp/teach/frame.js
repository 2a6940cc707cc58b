// @ts-check
/** What the pages of those who teach share: where one is, what else there is of it, and what stands where the server refused. */
import {html, nothing} from 'lit';
import {inOwn, t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';

/** @typedef {import('../learn/work.js').Course} Course */
/** @typedef {import('../learn/work.js').Assignment} Assignment */
/** @typedef {import('../platform/rest.js').Answer} Answer */
/** @typedef {{id: string, username: string, displayName: string}} Person */
/** @typedef {{title: string, href: string, isHere: boolean}} Part */

/** What of an assignment is looked at, and what of a course. */
/** @typedef {'results' | 'live' | 'regrades' | 'assignments'} OfAssignment */
/** @typedef {'gradebook' | 'queue'} OfCourse */

/** @param {{role: string}} course whether they set assignments in it */
export const sets = ({role}) => role === 'INSTRUCTOR' || role === 'ADMINISTRATOR';

/** @param {{role: string}} course whether they write questions for it */
export const writes = (course) => sets(course) || course.role === 'AUTHOR';

/** @param {Part[]} parts */
const tabs = (parts) => html`<nav class="tabs" aria-label=${t('teach.parts')}>${parts.map(({title, href, isHere}) => html`<a href=${href} aria-current=${isHere ? 'page' : nothing}>${title}</a>`)}</nav>`;

/** The head of a page on one assignment. @param {Course} course @param {Assignment} assignment @param {OfAssignment} at */
export function assignmentHead(course, assignment, at) {
  /** @param {OfAssignment} name @param {string} title */
  const part = (name, title) => ({title, href: `/teach/${name}/${course.id}/${assignment.id}`, isHere: name === at});
  const parts = [part('results', t('shell.results')), part('live', t('shell.live')), ...(sets(course) ? [part('regrades', t('shell.regrades')), part('assignments', t('shell.setup'))] : [])];
  return html`<p class="crumbs"><a href="/teach">${t('shell.teach')}</a><span aria-hidden="true">/</span><a href=${`/teach/gradebook/${course.id}`}>${inOwn(course.title)}</a></p>
    <h1>${inOwn(assignment.title)}</h1>${tabs(parts)}`;
}

/** The head of a page on a course. @param {Course} course @param {OfCourse} at @param {unknown} [more] beside the course's name */
export function courseHead(course, at, more) {
  const parts = [
    {title: t('shell.gradebook'), href: `/teach/gradebook/${course.id}`, isHere: at === 'gradebook'},
    {title: t('shell.queue'), href: `/teach/queue/${course.id}`, isHere: at === 'queue'},
  ];
  return html`<p class="crumbs"><a href="/teach">${t('shell.teach')}</a>${more ?? nothing}</p><h1 id="course-name">${inOwn(course.title)}</h1>${tabs(parts)}`;
}

/**
 * What is to be said where something was refused; whoever is signed out is led to sign in.
 *
 * @param {readonly {ok: boolean, status?: number, faults?: string[]}[]} answers
 * @returns {string[]}
 */
export function refusals(answers) {
  const refused = answers.filter((one) => !one.ok);
  if (refused.some((one) => one.status === 401)) {
    go(wayIn(), 'replace');
    return [];
  }
  return refused.some((one) => one.status === 403) ? [t('teach.notYours')] : [...new Set(refused.flatMap((one) => one.faults ?? []))];
}

/** The names of exercises, as the quiz has them now; those that are left out of it stay under their ids. @param {string | undefined} quiz @returns {Promise<Map<string, string>>} */
export async function titlesOf(quiz) {
  const answer = quiz === undefined ? undefined : await send('GET', `/api/v1/quizzes/${quiz}`);
  /** @type {{id: string, title: string}[]} */
  const exercises = answer?.ok ? answer.body.exercises : [];
  return new Map(exercises.map(({id, title}) => [id, title]));
}
