// @ts-check
/** What a link carries: the kind or the scenario, and the lines. It stands behind the #, which no server ever sees. */
import {print, read} from '../notation/segment.js';

/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {import('../replay/api.js').Scenario} Scenario */
/** @typedef {{kind: string | null, scenario: Scenario | undefined, segments: Segment[], replay: boolean, title: string}} Shared */

/** The most lines of a link; as many as a server takes. */
const LINES_MAX = 10_000;

/** @param {string} hash @returns {Shared} */
export function fromHash(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  /** @type {Scenario | undefined} */
  let scenario;
  try {
    const read = JSON.parse(fields.get('scenario') ?? 'null');
    if (read !== null && typeof read === 'object' && !Array.isArray(read) && typeof read.hosts === 'object') scenario = read;
  } catch {
    // Not one of ours: as if there were none.
  }
  const lines = (fields.get('lines') ?? '').split('\n').filter(Boolean).slice(0, LINES_MAX);
  return {
    kind: fields.get('kind'),
    scenario,
    segments: lines.map(read).filter((segment) => segment !== undefined),
    replay: fields.get('show') === 'replay',
    title: (fields.get('title') ?? '').slice(0, 200),
  };
}

/** @param {{kind?: string, scenario?: Scenario, segments: Segment[], replay?: boolean, title?: string}} shared */
export function toHash({kind, scenario, segments, replay, title}) {
  const fields = new URLSearchParams();
  if (kind) fields.set('kind', kind);
  if (scenario) fields.set('scenario', JSON.stringify(scenario));
  if (title) fields.set('title', title);
  if (replay) fields.set('show', 'replay');
  if (segments.length > 0) fields.set('lines', segments.map(print).join('\n'));
  const text = fields.toString();
  return text === '' ? '' : `#${text}`;
}
