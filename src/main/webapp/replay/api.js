// @ts-check
/** The REST interface, as far as these pages use it. Nothing is stored there by any of it. */
import {spoken} from '../platform/texts.js';
import {shown} from '../platform/rest.js';

/** @typedef {import('../notation/segment.js').Side} Side */
/** @typedef {{state: string, sndUna?: number, sndNxt?: number, sndWnd?: number, rcvNxt?: number, rcvWnd?: number}} HostView */
/** @typedef {Record<Side, HostView>} Views */
/** @typedef {{host: Side, event: string, octets?: number, line?: number, timer?: string, state: string, text: string}} Hidden */
/** @typedef {{line: number, segment?: string, hidden: Hidden[], after: Views}} Frame */
/** @typedef {{at: number, code: string, field: string, expected?: string, actual?: string, rule: string, host: Side, title: string, text: string, why: string, hint?: string, before: Views, legalMoves: string[], misconception?: string}} Violation */
/** @typedef {{id: string, belief: string, fact: string, rules: string[]}} Belief what somebody may believe who writes so, and what holds instead */
/** @typedef {{line: number, A: string[], B: string[]}} Moves what either host could send at a line */
/** @typedef {{code: string, host?: Side, owed: string[], wanted: Partial<Record<Side, string[]>>, completion?: string[], reachable: boolean, text: string, why: string}} Missing */
/** @typedef {{at: number, key: string, rule: string, text: string}} Remark */

/**
 * @typedef {object} Result
 * @property {string | null} id
 * @property {'VALID' | 'INCOMPLETE' | 'INVALID' | 'UNDECIDED' | 'UNREADABLE'} verdict
 * @property {number} [at]
 * @property {string} [code]
 * @property {number} [score] from 0 to 1
 * @property {number} [line] UNREADABLE: the line, from 1
 * @property {number} [column]
 * @property {string} [expected]
 * @property {string} [summary]
 * @property {string[]} [exchange]
 * @property {Violation[]} [violations]
 * @property {Missing} [missing]
 * @property {string} [misconception]
 * @property {Belief[]} [misconceptions] what is said of those that are named
 * @property {Moves} [moves] where they were asked
 * @property {Remark[]} [remarks]
 * @property {Frame[]} [explanation]
 */

/** @typedef {Record<string, unknown>} Scenario a scenario as a case has it */

/** Whether only verdict, line and code are told, as while an exam is open: else every result says itself in a sentence. @param {Result} result */
export const isWithheld = ({summary, verdict}) => summary === undefined && verdict !== 'UNREADABLE';

/** What the server refused, in its own words. */
export class Refused extends Error {}

/** Something that is never sent: asked about it, the server tells what could be. @param {number} octets */
const NEVER_SENT = (octets) => `A > B SYN,FIN,RST len=${octets}`;

/**
 * @param {string} path
 * @param {string} type
 * @param {BodyInit} body
 * @param {string} accept
 */
async function post(path, type, body, accept = 'application/json') {
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(path, {method: 'POST', body, headers: {'Content-Type': type, Accept: accept, 'Accept-Language': spoken(), ...shown}});
  } catch {
    throw new Refused('');
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(problem.detail ?? problem.title ?? String(answer.status));
  }
  return answer;
}

/**
 * Replays one exchange.
 *
 * @param {Scenario} scenario
 * @param {string[]} exchange
 * @returns {Promise<Result>}
 */
export async function replay(scenario, exchange) {
  return (await post('/api/v1/replays', 'application/json', JSON.stringify({scenario, exchange}))).json();
}

/**
 * What either host could have sent in place of a line, after the lines before it.
 *
 * @param {Scenario} scenario
 * @param {string[]} exchange
 * @param {number} line from 1 to one past the last
 * @returns {Promise<string[]>}
 */
export async function movesAt(scenario, exchange, line) {
  // Lines after it have no say, and need not be judged.
  const body = JSON.stringify({scenario: {...scenario, goal: 'any-prefix'}, exchange: exchange.slice(0, line), movesAt: line});
  /** @type {Result} */
  const result = await (await post('/api/v1/replays', 'application/json', body)).json();
  return [...(result.moves?.A ?? []), ...(result.moves?.B ?? [])];
}

/**
 * @typedef {object} Outlook where an exchange stands, and how it can go on
 * @property {Result} result by the scenario without a goal: VALID where nobody owes a segment
 * @property {Result | undefined} arrived the same with what is in flight having arrived, as far as an answer is owed for it
 * @property {boolean} reached whether the goal is met
 * @property {string[]} moves what could be sent next, in canonical notation
 */

/**
 * Says where an exchange stands and what could be sent next.
 *
 * @param {Scenario} scenario
 * @param {string[]} exchange
 * @param {number} octets how much data a segment would carry
 * @returns {Promise<Outlook>}
 */
export async function explore(scenario, exchange, octets) {
  const free = {...scenario, goal: undefined};
  const cases = [
    {scenario: free, exchange},
    {scenario, exchange},
    {scenario: free, exchange: [...exchange, NEVER_SENT(octets)]},
  ];
  /** @type {Result[]} */
  const [result, wanted, probe] = await (await post('/api/v1/replays', 'application/json', JSON.stringify(cases))).json();
  const violation = probe.violations?.[0];
  const owed = result.missing?.owed[0];
  return {
    result: asItStands(result, exchange.length),
    arrived: owed ? asItStands(await replay(free, [...exchange, owed]), exchange.length) : undefined,
    reached: scenario.goal !== undefined && wanted.verdict === 'VALID',
    moves: violation?.at === exchange.length + 1 ? violation.legalMoves : [],
  };
}

/**
 * An explanation up to a line. What it says of later is one of many ways to go on; only what has
 * arrived by then counts.
 *
 * @param {Result} result
 * @param {number} last
 * @returns {Result}
 */
function asItStands(result, last) {
  const frames = (result.explanation ?? []).filter((frame) => frame.line <= last + 1);
  return {...result, explanation: frames.map((frame) => (frame.line <= last ? frame : {...frame, segment: undefined, hidden: frame.hidden.filter((event) => event.event === 'DELIVERED')}))};
}

/**
 * Reads lines in any notation.
 *
 * @param {string[]} lines
 * @returns {Promise<Result>} UNREADABLE, or with the lines in canonical notation in `exchange`
 */
export const readLines = (lines) => replay({hosts: {A: {start: 'CLOSED', opens: 'active'}, B: {start: 'LISTEN'}}, goal: 'any-prefix'}, lines);

/**
 * Reads a capture.
 *
 * @param {Blob} file
 * @returns {Promise<Result[]>} one for each connection, then the faults of the file
 */
export async function readCapture(file) {
  return (await post('/api/v1/replays:capture', 'application/octet-stream', file)).json();
}

/**
 * The exchange as a capture that Wireshark opens, the verdict in its comments.
 *
 * @param {Scenario} scenario
 * @param {string[]} exchange
 * @returns {Promise<Blob>}
 */
export async function asCapture(scenario, exchange) {
  return (await post('/api/v1/replays', 'application/json', JSON.stringify({scenario, exchange}), 'application/x-pcapng')).blob();
}
