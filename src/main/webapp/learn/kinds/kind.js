// @ts-check
/** What all kinds of questions share: a question, what is written into it, and what came of that. */
import {html, nothing} from 'lit';
import {unsafeHTML} from 'lit-html/directives/unsafe-html.js';
import {View} from '../../platform/view.js';
import {t} from '../../platform/texts.js';
import * as icons from '../../platform/icons.js';

/** @typedef {import('./kinds.js').Exercise} Exercise */
/** @typedef {import('./kinds.js').Item} Item */
/** @typedef {{name: string, outcome: string, feedback?: string, feedbackHtml?: string}} Part what was found of one part of an answer */

/** What a part was found to be: its colour, and its word. @type {Record<string, [string, string]>} */
const OUTCOMES = {RIGHT: ['ok', 'found.right'], PARTLY: ['note', 'found.partly'], WRONG: ['bad', 'found.wrong'], MISSING: ['bad', 'found.missing']};

/** What shows lines; brought with the first question that gives some. @type {typeof import('./lines.js') | undefined} */
let lines;

/** HTML that the server rendered from Markdown and found safe. @param {string} markup */
export const prose = (markup) => unsafeHTML(markup);

/** An item's text in a line. @param {Item} item */
export const itemText = (item) => (item.html ? html`<span class="prose inline">${prose(item.html)}</span>` : item.text);

/** A question that is being answered, or, locked, was answered. It says `write` with the whole answer at each change. */
export class Kind extends View {
  static properties = {exercise: {attribute: false}, written: {attribute: false}, locked: {attribute: false}, parts: {attribute: false}};

  constructor() {
    super();
    /** @type {Exercise} */
    this.exercise = {id: '', type: '', title: '', taskHtml: '', hosts: ['A', 'B'], given: [], asked: [], sheet: {}, startingText: ''};
    /** The answer as it stands. */
    this.written = '';
    this.locked = false;
    /** What was found of it, part by part. @type {Part[]} */
    this.parts = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('exercise') && this.exercise.given.length > 0 && !lines) {
      import('./lines.js').then((module) => {
        lines = module;
        this.requestUpdate();
      });
    }
  }

  /** The lines that the question gives, as a ladder. @param {Parameters<typeof import('./lines.js').givenLadder>[2]} [more] */
  given(more) {
    return lines ? lines.givenLadder(this.exercise.given, this.exercise.hosts, more) : nothing;
  }

  /** @param {string} text */
  write(text) {
    this.written = text;
    this.dispatchEvent(new CustomEvent('write', {detail: text}));
    this.requestUpdate();
  }

  /** An answer that has values under names. @returns {Record<string, string>} */
  get values() {
    try {
      const read = JSON.parse(this.written || '{}');
      return read !== null && typeof read === 'object' && !Array.isArray(read) ? Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)])) : {};
    } catch {
      return {};
    }
  }

  /** @param {string} name @param {string} value */
  put(name, value) {
    const values = {...this.values, [name]: value};
    if (value === '') delete values[name];
    this.write(Object.keys(values).length === 0 ? '' : JSON.stringify(values));
  }

  /** What was found of a part, beside it. @param {string} name */
  found(name) {
    const part = this.parts.find((one) => one.name === name);
    if (!part) return nothing;
    const [tone, said] = OUTCOMES[part.outcome] ?? OUTCOMES.WRONG;
    return html`<span class=${`found ${tone}`}>${tone === 'ok' ? icons.check() : icons.wrong()}<span>${t(said)}</span></span>
      ${part.feedbackHtml ? html`<div class="prose said">${prose(part.feedbackHtml)}</div>` : nothing}`;
  }
}
