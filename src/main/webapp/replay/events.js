// @ts-check
/** Which of the hidden events are shown: calls of users only where they are asked for. */

/** @typedef {import('./api.js').Hidden} Hidden */
/** @typedef {import('./story.js').EventRow} EventRow */

/** @param {Hidden} event */
const isQuiet = (event) => ['OPEN', 'SEND', 'RECEIVE', 'CLOSE'].includes(event.event);

/** Whether a row of events is worth its room where calls of users are not asked for. @param {EventRow} row */
export const isNoteworthy = (row) => row.events.some((event) => !isQuiet(event)) || Object.keys(row.changes).length > 0;

/** The events of a row that are shown. @param {EventRow} row @param {boolean} calls */
export const shownEvents = (row, calls) => (calls ? row.events : row.events.filter((event) => !isQuiet(event) || row.changes[event.host] !== undefined));
