// @ts-check
/** Rows that are dragged by their grip: mouse, pen and finger with one code path. */

/**
 * @param {HTMLElement} list
 * @param {PointerEvent} event
 * @param {(from: number, to: number) => void} drop called at the end, also where nothing moved
 */
export function startDrag(list, event, drop) {
  const grip = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('.grip'));
  const row = /** @type {HTMLElement | null} */ (grip?.closest('.row') ?? null);
  if (!grip || !row || event.button !== 0) return;
  event.preventDefault();
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.row:not(.ghost)')]);
  const from = rows.indexOf(row);
  const height = row.offsetHeight;
  const middles = rows.map((other) => other.offsetTop + other.offsetHeight / 2);
  const startY = event.clientY + scrollY;
  let to = from;
  row.classList.add('drag');
  grip.setPointerCapture(event.pointerId);

  /** @param {PointerEvent} moved */
  const move = (moved) => {
    const by = moved.clientY + scrollY - startY;
    row.style.transform = `translateY(${by}px)`;
    const middle = middles[from] + by;
    to = middles.filter((other, i) => i !== from && other < middle).length;
    rows.forEach((other, i) => {
      const index = /** @type {HTMLElement} */ (other.querySelector('.idx'));
      const place = i === from ? to : i > from && i <= to ? i - 1 : i < from && i >= to ? i + 1 : i;
      // Only what is seen: the numbers are written anew when it is dropped.
      index.dataset.place = String(place + 1);
      if (other === row) return;
      other.classList.add('settle');
      other.style.transform = place === i ? '' : `translateY(${place < i ? -height : height}px)`;
    });
  };
  const end = () => {
    grip.removeEventListener('pointermove', move);
    for (const other of rows) {
      other.style.transform = '';
      other.classList.remove('drag', 'settle');
      delete /** @type {HTMLElement} */ (other.querySelector('.idx')).dataset.place;
    }
    drop(from, to);
  };
  grip.addEventListener('pointermove', move);
  grip.addEventListener('pointerup', end, {once: true});
  grip.addEventListener('pointercancel', () => { to = from; end(); }, {once: true});
}
