// @ts-check
import {noChange} from 'lit';
import {Directive, directive} from 'lit-html/directive.js';

/** Sets custom properties on an element. Through the object model: the policy of our pages forbids style attributes. */
class Sized extends Directive {
  /** @param {Record<string, string | number>} values */
  render(values) {
    void values;
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part @param {[Record<string, string | number>]} values */
  update(part, [values]) {
    const element = /** @type {HTMLElement} */ (part.element);
    for (const [name, value] of Object.entries(values)) element.style.setProperty(name, String(value));
    return noChange;
  }
}

/** `<i ${sized({'--n': 3})}>` */
export const sized = directive(Sized);
