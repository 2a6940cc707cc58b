// @ts-check
/** The kinds of exercises that a guest can choose from. Their texts are `kind.<id>.title` and `kind.<id>.task`. */

/** @typedef {import('../replay/api.js').Scenario} Scenario */

/**
 * @typedef {object} Kind
 * @property {string} id
 * @property {Scenario} scenario
 * @property {number} octets how much data a DATA segment from the palette carries; the task names it
 * @property {[string, string | number][]} given what the task gives: keys of texts, and values (a key where a text)
 */

const OPENS = {start: 'CLOSED', opens: 'active', isn: 100};
const LISTENS = {start: 'LISTEN', isn: 300};
const OPEN_A = {start: 'ESTABLISHED', sndNxt: 101, sndUna: 101, rcvNxt: 301, sndWnd: 65535};
const OPEN_B = {start: 'ESTABLISHED', sndNxt: 301, sndUna: 301, rcvNxt: 101, sndWnd: 65535};
const EVERY_CALL = ['OPEN', 'SEND', 'RECEIVE', 'CLOSE', 'ABORT'];

/** @type {Kind[]} */
export const KINDS = [
  {
    id: 'opening',
    scenario: {hosts: {A: OPENS, B: LISTENS}, goal: {A: ['ESTABLISHED'], B: ['ESTABLISHED']}},
    octets: 10,
    given: [['given.isnA', 100], ['given.isnB', 300]],
  },
  {
    id: 'closing',
    scenario: {hosts: {A: OPEN_A, B: OPEN_B}, goal: {states: {A: ['TIME-WAIT'], B: ['CLOSED']}}},
    octets: 10,
    given: [['given.nextA', 101], ['given.nextB', 301]],
  },
  {
    id: 'whole',
    scenario: {hosts: {A: OPENS, B: LISTENS}, goal: {states: {A: ['TIME-WAIT'], B: ['CLOSED']}, delivered: {A: 20}}},
    octets: 20,
    given: [['given.isnA', 100], ['given.isnB', 300], ['given.request', 20]],
  },
  {
    id: 'lossy',
    scenario: {
      hosts: {A: OPENS, B: LISTENS},
      goal: {states: {A: ['TIME-WAIT'], B: ['CLOSED']}, delivered: {A: 20}, lost: [{from: 'A', kind: 'data', nth: 1}]},
    },
    octets: 20,
    given: [['given.isnA', 100], ['given.isnB', 300], ['given.request', 20], ['given.lost', 'given.firstData']],
  },
  {
    id: 'both-open',
    scenario: {hosts: {A: OPENS, B: {start: 'CLOSED', opens: 'active', isn: 300}}, goal: {states: {A: ['ESTABLISHED'], B: ['ESTABLISHED']}, passes: {A: ['SYN-RECEIVED']}}},
    octets: 10,
    given: [['given.isnA', 100], ['given.isnB', 300]],
  },
  {
    id: 'both-close',
    scenario: {hosts: {A: OPEN_A, B: OPEN_B}, goal: {states: {A: ['TIME-WAIT', 'CLOSED'], B: ['TIME-WAIT', 'CLOSED']}, passes: {A: ['CLOSING'], B: ['CLOSING']}}},
    octets: 10,
    given: [['given.nextA', 101], ['given.nextB', 301]],
  },
  {
    id: 'refused',
    scenario: {hosts: {A: OPENS, B: {start: 'CLOSED'}}, goal: {A: ['CLOSED'], B: ['CLOSED']}},
    octets: 10,
    given: [['given.isnA', 100]],
  },
  {
    id: 'anything',
    scenario: {hosts: {A: {start: 'CLOSED', opens: 'active'}, B: {start: 'LISTEN'}}, network: 'lossy', calls: EVERY_CALL, goal: 'any-prefix'},
    octets: 10,
    given: [['given.network', 'given.lossyNetwork']],
  },
];

/** The kind with that id, or the first. @param {string | null} id */
export const kindOf = (id) => KINDS.find((kind) => kind.id === id) ?? KINDS[0];
