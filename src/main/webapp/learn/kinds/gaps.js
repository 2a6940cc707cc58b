// @ts-check
/** Something to fill in: a number, a few words, the gaps of a text, the blanks of an exchange. */
import {html, nothing, render} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {bringStyles} from '../../platform/styles.js';
import {t} from '../../platform/texts.js';
import {Kind, prose} from './kind.js';

/** @typedef {import('./kinds.js').Gap} Gap */

/** A blank of a line: [1], and what stands before it: seq=[1]. */
const BLANK = /^(?:(\w+)=)?\[(\w+)\]$/;

class Gaps extends Kind {
  /** @param {string} name @param {string} label @param {Gap['form']} form @param {Gap['options']} options @param {string} shape */
  input(name, label, form, options, shape) {
    const value = this.isOne ? this.written : (this.values[name] ?? '');
    /** @param {Event} event */
    const take = (event) => {
      const text = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
      if (this.isOne) this.write(text);
      else this.put(name, text);
    };
    if (form === 'options') {
      return html`<select class="plain blank-in" aria-label=${label} ?disabled=${this.locked} .value=${live(value)} @change=${take}><option value="">${t('kind.choose')}</option>${(options ?? []).map((option) => html`<option value=${option.name} ?selected=${option.name === value}>${option.text}</option>`)}</select>`;
    }
    return html`<input class=${`blank-in ${shape}`} aria-label=${label} ?disabled=${this.locked} maxlength="2000" autocomplete="off" autocapitalize="none" spellcheck="false" inputmode=${form === 'number' ? 'decimal' : nothing} .value=${live(value)} @input=${take}>`;
  }

  /** Whether there is but one blank, whose value is the answer. */
  get isOne() {
    return this.exercise.type === 'numeric' || this.exercise.type === 'short';
  }

  updated() {
    // The text comes as HTML with an empty place for each gap; each is filled by itself.
    for (const place of this.querySelectorAll('[data-gap]')) {
      const name = /** @type {HTMLElement} */ (place).dataset.gap ?? '';
      const i = (this.exercise.sheet.gaps ?? []).findIndex((gap) => gap.name === name);
      const gap = this.exercise.sheet.gaps?.[i];
      if (gap) render(html`${this.input(name, t('kind.gap', {n: String(i + 1)}), gap.form, gap.options, gap.form === 'number' ? 'short' : 'word')}${this.found(name)}`, /** @type {HTMLElement} */ (place));
    }
  }

  /** @param {string} line @param {number} i */
  line(line, i) {
    const [from, , to, ...words] = line.split(' ');
    return html`<li class="blank-line"><span class="idx">${i + 1}</span><span class=${`chip ${from}`}>${from} → ${to}</span><span class="blank-fields">${words.map((word) => {
      const blank = BLANK.exec(word);
      if (!blank) return html`<code>${word.replace('=', ' ')}</code>`;
      const [, field, name] = blank;
      return html`<span class="blank-field">${field ? html`<code>${field}</code>` : nothing}${this.input(name, t('kind.blank', {n: name, line: String(i + 1), field: field ?? t('compose.flags')}), 'text', undefined, field ? 'short' : 'word')}${this.found(name)}</span>`;
    })}</span></li>`;
  }

  render() {
    const {exercise} = this;
    const [gap] = exercise.sheet.gaps ?? [];
    if (exercise.type === 'fill') return html`<ol class="blank-lines">${exercise.given.map((line, i) => this.line(line, i))}</ol>`;
    if (exercise.type === 'cloze') return html`<div class="prose cloze">${prose(exercise.sheet.html ?? '')}</div>`;
    return html`<label class="field one-gap"><span>${t(gap?.form === 'number' ? 'kind.number' : 'kind.words')}</span>${this.input('answer', t(gap?.form === 'number' ? 'kind.number' : 'kind.words'), gap?.form ?? 'text', gap?.options, '')}</label>
      ${this.found('answer')}`;
  }
}

await bringStyles('replay/ladder.css');
customElements.define('ack-gaps', Gaps);
