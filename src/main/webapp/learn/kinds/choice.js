// @ts-check
/** Choose one option, or all that hold; beside an exchange that is to be explained, too. */
import {html, nothing} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {t} from '../../platform/texts.js';
import {Kind, itemText} from './kind.js';

class Choice extends Kind {
  /** @returns {string[]} */
  get chosen() {
    return this.written.startsWith('[') ? JSON.parse(this.written) : this.written.split(/[\s,;]+/).filter(Boolean);
  }

  /** @param {string} name @param {boolean} isOn */
  choose(name, isOn) {
    if (this.exercise.sheet.choose !== 'any') return this.write(name);
    const chosen = new Set(this.chosen);
    if (isOn) chosen.add(name);
    else chosen.delete(name);
    return this.write(chosen.size === 0 ? '' : JSON.stringify([...chosen].sort()));
  }

  render() {
    const {exercise, chosen} = this;
    const isMany = exercise.sheet.choose === 'any';
    return html`${this.given()}<fieldset class="options"><legend>${t(isMany ? 'kind.chooseAny' : 'kind.chooseOne')}</legend>
      ${(exercise.sheet.options ?? []).map((option) => html`<label class=${`option${chosen.includes(option.name) ? ' on' : ''}`}>
        <input type=${isMany ? 'checkbox' : 'radio'} name=${exercise.id} value=${option.name} ?disabled=${this.locked} .checked=${live(chosen.includes(option.name))}
          @change=${(/** @type {Event} */ event) => this.choose(option.name, /** @type {HTMLInputElement} */ (event.target).checked)}>
        <span>${itemText(option)}${this.parts.length > 0 ? this.found(option.name) : nothing}</span></label>`)}</fieldset>`;
  }
}

customElements.define('ack-choice', Choice);
