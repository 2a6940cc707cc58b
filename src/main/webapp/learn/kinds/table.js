// @ts-check
/** Questions of several rows, each with something to choose: true or not, what belongs to what, states at moments. */
import {html} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {t} from '../../platform/texts.js';
import {STATES} from './states.js';
import {Kind, itemText} from './kind.js';

/** @typedef {import('./kinds.js').Item} Item */

/** Markdown in which marks would only disturb. @param {string} text */
const plain = (text) => text.replace(/[`*]/g, '').trim();

class Table extends Kind {
  /** @param {string} name @param {string} label @param {[string, string][]} options */
  select(name, label, options) {
    const chosen = this.chosen(name);
    return html`<select class="plain" aria-label=${label} ?disabled=${this.locked} .value=${live(chosen)} @change=${(/** @type {Event} */ event) => this.chose(name, /** @type {HTMLSelectElement} */ (event.target).value)}>
      <option value="" ?selected=${chosen === ''}>${t('kind.choose')}</option>${options.map(([value, text]) => html`<option value=${value} ?selected=${chosen === value}>${text}</option>`)}</select>`;
  }

  /** States are written as lines, the others under names. @param {string} name */
  chosen(name) {
    if (this.exercise.type !== 'states') return this.values[name] ?? '';
    return this.written.split('\n').find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  }

  /** @param {string} name @param {string} value */
  chose(name, value) {
    if (this.exercise.type !== 'states') {
      this.put(name, value);
      return;
    }
    const lines = this.exercise.asked.map(({line, host}) => `${line} ${host}`).map((moment) => [moment, moment === name ? value : this.chosen(moment)]);
    this.write(lines.filter(([, state]) => state !== '').map((parts) => parts.join(' ')).join('\n'));
  }

  /** @param {Item} statement */
  truth(statement) {
    const {exercise} = this;
    /** @param {'true' | 'false'} value */
    const radio = (value) => html`<label class="truth-option"><input type="radio" name=${`${exercise.id}-${statement.name}`} value=${value} ?disabled=${this.locked} .checked=${live(this.values[statement.name] === value)} @change=${() => this.put(statement.name, value)}><span>${t(`kind.truth.${value}`)}</span></label>`;
    return html`<li class="ask-row"><fieldset><legend>${itemText(statement)}</legend><div class="truth">${radio('true')}${radio('false')}</div>${this.found(statement.name)}</fieldset></li>`;
  }

  rows() {
    const {sheet, asked, type, hosts} = this.exercise;
    if (type === 'truth') return (sheet.statements ?? []).map((statement) => this.truth(statement));
    if (type === 'matching') {
      /** @type {[string, string][]} */
      const rights = (sheet.rights ?? []).map((right) => [right.name, `${right.name}. ${plain(right.text)}`]);
      return (sheet.lefts ?? []).map((left) => html`<li class="ask-row pair"><div>${itemText(left)}</div><div>${this.select(left.name, plain(left.text), rights)}${this.found(left.name)}</div></li>`);
    }
    return asked.map(({line, host}) => {
      const label = t('kind.after', {line: String(line), host: hosts[host === 'A' ? 0 : 1]});
      return html`<li class="ask-row pair"><div>${label}</div><div>${this.select(`${line} ${host}`, label, STATES.map((state) => [state, state]))}${this.found(`${line} ${host}`)}</div></li>`;
    });
  }

  render() {
    return html`${this.given()}<ul class="ask-rows">${this.rows()}</ul>`;
  }
}

customElements.define('ack-table', Table);
