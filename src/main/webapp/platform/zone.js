// @ts-check
/** Moments as a clock on the wall of a time zone shows them: what `datetime-local` inputs hold. */

const MINUTE_MILLIS = 60_000;

/** Offsets of zones differ by at most so much within a day: twice corrected it is right. */
const CORRECTIONS = 2;

/** @param {number} at in milliseconds @param {string} zone an IANA zone @returns {string} as in 2026-12-01T09:00 */
function shown(at, zone) {
  const parts = new Intl.DateTimeFormat('en', {timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit'}).formatToParts(at);
  /** @param {string} type */
  const part = (type) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * What the clock shows at an instant, to the minute.
 *
 * @param {string | undefined} instant as in 2026-12-01T00:00:00Z
 * @param {string} zone an IANA zone
 * @returns {string} as in 2026-12-01T09:00; empty where there is no instant
 */
export const wall = (instant, zone) => (instant === undefined ? '' : shown(Date.parse(instant), zone));

/**
 * The instant at which the clock shows that; of two (when it is set back) either.
 *
 * @param {string} local as in 2026-12-01T09:00
 * @param {string} zone an IANA zone
 * @returns {string | undefined} as in 2026-12-01T00:00:00Z; none where nothing is written
 */
export function instant(local, zone) {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return undefined;
  let at = wanted;
  for (let i = 0; i < CORRECTIONS; i++) at += wanted - (wanted % MINUTE_MILLIS) - Date.parse(`${shown(at, zone)}Z`);
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
