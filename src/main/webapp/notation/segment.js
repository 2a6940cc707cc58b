// @ts-check
/**
 * Segments as the pages keep them, and the two notations that are read without asking the server:
 * the canonical one (`A > B SYN,ACK seq=300 ack=101`) and the short one (`b sa 300 101`). Every
 * other spelling is the server's to read.
 */

/** @typedef {'A' | 'B'} Side */
/** @typedef {'SYN' | 'FIN' | 'RST' | 'PSH' | 'ACK' | 'URG' | 'ECE' | 'CWR'} Flag */

/**
 * @typedef {object} Segment
 * @property {Side} from
 * @property {Flag[]} flags in the order in which they are printed
 * @property {number} [seq] missing: free
 * @property {number} [ack] missing: free, or there is no ACK bit
 * @property {number} [len] octets of data; missing: none
 * @property {boolean} lost never arrives
 * @property {string[]} rest other fields as they are written: `win=1000`, `sackok`
 */

/** The order in which flags are printed. @type {Flag[]} */
export const FLAGS = ['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'];

/** The largest sequence number; the one after it is 0. */
export const SEQ_MAX = 4294967295;

/** The most octets that a line may carry. */
export const LENGTH_MAX = 1_000_000_000;

/** @type {Record<string, Flag>} */
const LETTERS = {s: 'SYN', f: 'FIN', r: 'RST', p: 'PSH', a: 'ACK', u: 'URG', e: 'ECE', c: 'CWR'};

/** @param {Side} side @returns {Side} */
export const peer = (side) => (side === 'A' ? 'B' : 'A');

/** @param {Iterable<Flag>} flags @returns {Flag[]} */
const ordered = (flags) => {
  const set = new Set(flags);
  return FLAGS.filter((flag) => set.has(flag));
};

/** @param {string} digits @param {number} max */
const number = (digits, max) => (/^\d{1,10}$/.test(digits) && Number(digits) <= max ? Number(digits) : undefined);

/**
 * Reads a line in canonical or short notation.
 *
 * @param {string} text
 * @returns {Segment | undefined} nothing where it is in neither; it may still be in another
 */
export function read(text) {
  return canonical(text.trim()) ?? short(text.trim());
}

/** @param {string} text @returns {Segment | undefined} */
function canonical(text) {
  const match = /^([AB]) > ([AB]) ([A-Z,]+|-)((?: \S+)*)$/.exec(text);
  if (!match || match[1] === match[2]) return undefined;
  const names = match[3] === '-' ? [] : match[3].split(',');
  if (!names.every((name) => FLAGS.includes(/** @type {Flag} */ (name)))) return undefined;
  /** @type {Segment} */
  const segment = {from: /** @type {Side} */ (match[1]), flags: ordered(/** @type {Flag[]} */ (names)), lost: false, rest: []};
  for (const field of match[4].split(' ').filter(Boolean)) {
    const [name, value = ''] = field.split('=');
    if (field === 'lost') segment.lost = true;
    else if (name === 'seq' || name === 'ack' || name === 'len') {
      const read = number(value, name === 'len' ? LENGTH_MAX : SEQ_MAX);
      if (read === undefined) return undefined;
      if (name !== 'len' || read > 0) segment[name] = read;
    } else if (/^(win|mss|wscale|sack|ts|tfo|urg)=[\w,/-]+$|^sackok$/.test(field)) segment.rest.push(field);
    else return undefined;
  }
  return segment;
}

/** @param {string} text @returns {Segment | undefined} */
function short(text) {
  const match = /^([ab])\s+([sfrpauec]+)((?:\s+\d+)*)(\s+lost)?$/i.exec(text);
  if (!match) return undefined;
  const letters = [...match[2].toLowerCase()];
  if (new Set(letters).size !== letters.length) return undefined;
  const flags = ordered(letters.map((letter) => LETTERS[letter]));
  const numbers = match[3].split(/\s+/).filter(Boolean);
  const names = /** @type {('seq' | 'ack' | 'len')[]} */ (flags.includes('ACK') ? ['seq', 'ack', 'len'] : ['seq', 'len']);
  if (numbers.length > names.length) return undefined;
  /** @type {Segment} */
  const segment = {from: match[1].toUpperCase() === 'A' ? 'A' : 'B', flags, lost: Boolean(match[4]), rest: []};
  for (const [i, digits] of numbers.entries()) {
    const value = number(digits, names[i] === 'len' ? LENGTH_MAX : SEQ_MAX);
    if (value === undefined) return undefined;
    if (names[i] !== 'len' || value > 0) segment[names[i]] = value;
  }
  return segment;
}

/**
 * The segment in canonical notation.
 *
 * @param {Segment} segment
 */
export function print(segment) {
  const fields = [`${segment.from} > ${peer(segment.from)}`, segment.flags.join(',') || '-'];
  if (segment.seq !== undefined) fields.push(`seq=${segment.seq}`);
  if (segment.ack !== undefined) fields.push(`ack=${segment.ack}`);
  if (segment.len) fields.push(`len=${segment.len}`);
  fields.push(...segment.rest);
  if (segment.lost) fields.push('lost');
  return fields.join(' ');
}

/** How many sequence numbers it takes: one an octet, one for SYN, one for FIN. @param {Segment} segment */
export const span = (segment) => (segment.len ?? 0) + (segment.flags.includes('SYN') ? 1 : 0) + (segment.flags.includes('FIN') ? 1 : 0);

/** Numbers on the circle of 2^32. @param {number} seq @param {number} by */
export const plus = (seq, by) => (seq + by) % (SEQ_MAX + 1);

/** How far `to` lies ahead of `from` on the circle, 0 to 2^32 - 1. @param {number} from @param {number} to */
export const distance = (from, to) => (to - from + SEQ_MAX + 1) % (SEQ_MAX + 1);
