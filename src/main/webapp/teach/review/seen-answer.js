// @ts-check
/** An answer as it was written, how it did, and its replay: as those who teach see it. */
import {html, nothing} from 'lit';
import {View} from '../../platform/view.js';
import {bringTexts, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {kindElement} from '../../learn/kinds/element.js';
import {kindOf} from '../../learn/kinds/kinds.js';
import {isReplayed} from '../../learn/running.js';

/** @typedef {import('../../learn/kinds/kinds.js').Exercise} Exercise */
/** @typedef {import('../../learn/desk.js').Answer} Answer */

/** Kinds whose replay shows all that was written. */
const REPLAYED = ['compose', 'complete', 'repair', 'converse'];

class SeenAnswer extends View {
  static properties = {answer: {attribute: false}, exercise: {attribute: false}, told: {state: true}};

  constructor() {
    super();
    /** @type {Answer | undefined} */
    this.answer = undefined;
    /** Missing where it is not known any more: then the answer stands as its text. @type {Exercise | undefined} */
    this.exercise = undefined;
    /** @type {typeof import('../../learn/outcome.js') | undefined} */
    this.told = undefined;
    /** @type {typeof import('../../learn/replayed.js') | undefined} */
    this.replayed = undefined;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('answer') || changed.has('exercise')) this.bring();
  }

  /** Brings what shows it. */
  async bring() {
    const {answer, exercise} = this;
    if (!answer) return;
    const [told, , replayed] = await Promise.all([import('../../learn/outcome.js'), exercise && kindOf(exercise.type)?.load(), isReplayed(answer) ? import('../../learn/replayed.js') : undefined]);
    this.replayed = replayed ?? this.replayed;
    this.told = told;
    this.requestUpdate();
  }

  render() {
    const {answer, exercise, told} = this;
    if (!answer || !told) return nothing;
    if (!exercise) return html`<pre class="written" tabindex="0" aria-label=${t('seen.written')}>${answer.answer}</pre>${told.outcome(answer)}`;
    const isShown = isReplayed(answer) && REPLAYED.includes(exercise.type);
    return html`${isShown ? nothing : html`<div class=${`kind kind-${exercise.type}`}>${kindElement(exercise, {written: answer.answer, locked: true, parts: answer.explanation?.marking?.parts ?? []})}</div>`}
      ${told.outcome(answer)}${isReplayed(answer) ? (this.replayed?.replayed(exercise, answer) ?? nothing) : nothing}${told.solution(exercise, answer)}`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach/review'), bringStyles('learn/run.css')]);
customElements.define('ack-seen-answer', SeenAnswer);
