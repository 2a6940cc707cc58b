// @ts-check
/** Answers graded anew: what would change, by kinds of change and one by one. */

/** @typedef {'APPLIES' | 'KEPT' | 'IMPOSSIBLE'} Effect */
/** @typedef {{verdict: string, at?: number, code?: string, score: number, engine: string}} Side */
/** @typedef {{id: string, learner: string, username: string, exercise: string, attempt: string, answer: string, before: Side, now?: Side, fault?: string, effect: Effect}} Change */
/**
 * A regrade.
 *
 * @typedef {object} Regrade
 * @property {string} id
 * @property {string} [exercise] missing: all of them
 * @property {'ATTEMPT' | 'CURRENT'} against
 * @property {'ALLOWED' | 'NEVER'} lowering
 * @property {string} reason
 * @property {string} engine
 * @property {'PREPARING' | 'READY' | 'APPLYING' | 'APPLIED'} state
 * @property {number} answers
 * @property {number} graded
 * @property {Partial<Record<Effect, number>>} [changes]
 * @property {string} madeAt
 * @property {string} [appliedAt]
 */
/** @typedef {{key: string, first: Change, changes: Change[]}} Group changes that are of one kind */

/** @param {Side | undefined} side */
const kindOf = (side) => (side === undefined ? '' : [side.verdict, side.at ?? '', side.code ?? '', side.score].join(' '));

/** Changes of one kind together: the same exercise, the same before, the same now. The largest group first. @param {readonly Change[]} changes @returns {Group[]} */
export function groups(changes) {
  /** @type {Map<string, Group>} */
  const found = new Map();
  for (const change of changes) {
    const key = [change.exercise, change.effect, kindOf(change.before), kindOf(change.now)].join('|');
    const group = found.get(key) ?? {key, first: change, changes: []};
    group.changes.push(change);
    found.set(key, group);
  }
  return [...found.values()].sort((a, b) => b.changes.length - a.changes.length);
}

/** Whether the server still works at it. @param {Regrade} regrade */
export const isBusy = ({state}) => state === 'PREPARING' || state === 'APPLYING';

/** By how much a score changes. @param {Change} change */
export const difference = ({before, now}) => (now?.score ?? before.score) - before.score;
