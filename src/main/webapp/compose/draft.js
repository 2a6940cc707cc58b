// @ts-check
/** A sequence of segments that is being written: every change can be undone. Knows nothing of TCP. */

/** @typedef {import('../notation/segment.js').Segment} Segment */
/** @typedef {{key: number, segment: Segment}} Item a segment and the name of its row, which it keeps when it moves */

/** The most changes that can be undone. */
export const UNDO_MAX = 500;

export class Draft {
  /** @type {Item[]} */
  items;
  /** @type {Item[][]} */
  #past = [];
  /** @type {Item[][]} */
  #future = [];
  #next = 1;

  /** @param {Segment[]} segments with which it begins; this cannot be undone */
  constructor(segments = []) {
    this.items = segments.map((segment) => this.#item(segment));
  }

  get segments() {
    return this.items.map((item) => item.segment);
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** @param {Item[]} items */
  #become(items) {
    this.#past.push(this.items);
    if (this.#past.length > UNDO_MAX) this.#past.shift();
    this.#future = [];
    this.items = items;
  }

  /** @param {Segment} segment @returns {Item} */
  #item(segment) {
    return {key: this.#next++, segment};
  }

  /** Puts segments in before a position. @param {Segment[]} segments @param {number} [at] */
  insert(segments, at = this.items.length) {
    const items = this.items.slice();
    items.splice(at, 0, ...segments.map((segment) => this.#item(segment)));
    this.#become(items);
  }

  /** @param {number} at @param {Segment} segment */
  replace(at, segment) {
    this.#become(this.items.map((item, i) => (i === at ? {...item, segment} : item)));
  }

  /** @param {number} at */
  duplicate(at) {
    this.insert([this.items[at].segment], at + 1);
  }

  /** @param {number} at */
  remove(at) {
    this.#become(this.items.filter((_, i) => i !== at));
  }

  /** @param {number} from @param {number} to @returns {boolean} whether there is such a place */
  move(from, to) {
    if (to < 0 || to >= this.items.length || from === to) return false;
    const items = this.items.slice();
    items.splice(to, 0, ...items.splice(from, 1));
    this.#become(items);
    return true;
  }

  /** Throws everything out and begins with these. @param {Segment[]} segments */
  begin(segments) {
    if (this.items.length > 0 || segments.length > 0) this.#become(segments.map((segment) => this.#item(segment)));
  }

  undo() {
    const before = this.#past.pop();
    if (!before) return;
    this.#future.push(this.items);
    this.items = before;
  }

  redo() {
    const after = this.#future.pop();
    if (!after) return;
    this.#past.push(this.items);
    this.items = after;
  }
}
