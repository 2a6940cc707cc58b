// @ts-check
/** A segment on its way. */

/** @typedef {import('../notation/segment.js').Segment} Segment */

export const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Lets a segment fly along its row's arrow; where nothing should move, only the time passes.
 *
 * @param {HTMLElement | null} row
 * @param {Segment | undefined} segment nothing where the row is no segment
 * @param {number} duration in milliseconds
 */
export async function fly(row, segment, duration) {
  const wire = /** @type {HTMLElement | null} */ (row?.querySelector('.wire') ?? null);
  if (!wire || !segment || isStill()) {
    await new Promise((done) => setTimeout(done, duration * 0.7));
    return;
  }
  const packet = document.createElement('span');
  packet.className = 'packet';
  wire.append(packet);
  const width = wire.clientWidth;
  const start = segment.from === 'A' ? 0 : width;
  const whole = segment.from === 'A' ? width : 0;
  const end = segment.lost ? start + (whole - start) * 0.88 : whole;
  try {
    await packet.animate([{transform: `translate(${start}px, 15px)`}, {transform: `translate(${end}px, ${segment.lost ? 37 : 40}px)`}], {duration, easing: 'cubic-bezier(.4, 0, .3, 1)', fill: 'forwards'}).finished;
  } catch {
    // The row went away under it.
  } finally {
    packet.remove();
  }
}
