// @ts-check
import {noChange} from 'lit';
import {Directive, directive} from 'lit-html/directive.js';

/** Tells each cell of a table what its column is called: on a phone rows stand one under another, and each line begins with that. */
class Stacked extends Directive {
  render() {
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part */
  update(part) {
    const table = /** @type {HTMLTableElement} */ (part.element);
    table.classList.add('stacked');
    // Its rows come after it.
    queueMicrotask(() => {
      const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((head) => head.textContent ?? '');
      for (const row of table.tBodies[0]?.rows ?? []) [...row.cells].forEach((cell, i) => { cell.dataset.head = heads[i]; });
    });
    return noChange;
  }
}

/** `<table class="plain" ${stacked()}>` */
export const stacked = directive(Stacked);
