// @ts-check
/**
 * The file of a question, to write in: a plain text field, so that keys, readers and phones treat it as they treat
 * every other, with the numbers of its lines beside it. Tab leaves it; Enter keeps the indentation.
 */
import {html} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {View} from '../platform/view.js';
import {t} from '../platform/texts.js';

/** @typedef {{file: string, line: number, column: number, severity: 'ERROR' | 'WARNING', text: string}} Finding */

class Source extends View {
  static properties = {text: {attribute: false}, findings: {attribute: false}};

  constructor() {
    super();
    this.text = '';
    /** @type {Finding[]} */
    this.findings = [];
  }

  /** @returns {HTMLTextAreaElement} */
  get field() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  /** Goes to a place: counted from 1, columns in code points. @param {number} line @param {number} column */
  goTo(line, column) {
    const lines = this.text.split('\n');
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const at = before + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
    const {field} = this;
    field.focus();
    field.setSelectionRange(at, at);
    field.scrollTop = (line - 1) * (field.scrollHeight / lines.length) - field.clientHeight / 3;
  }

  /** Where one is. @returns {number} the line, from 1 */
  get line() {
    return this.text.slice(0, this.field.selectionStart).split('\n').length;
  }

  wrote() {
    this.text = this.field.value;
    this.dispatchEvent(new CustomEvent('write', {detail: this.text}));
  }

  scrolled() {
    const gutter = this.querySelector('.gutter');
    if (gutter) gutter.scrollTop = this.field.scrollTop;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const start = this.text.lastIndexOf('\n', this.field.selectionStart - 1) + 1;
    const indent = /^ */.exec(this.text.slice(start, this.field.selectionStart))?.[0] ?? '';
    if (indent === '') return;
    event.preventDefault();
    // Of the ways to insert, this one alone can be undone.
    document.execCommand('insertText', false, `\n${indent}`);
  }

  render() {
    const worst = new Map();
    for (const {line, severity} of this.findings) if (worst.get(line) !== 'ERROR') worst.set(line, severity);
    return html`<div class="source"><ol class="gutter" aria-hidden="true">${this.text.split('\n').map((_, i) => html`<li class=${worst.get(i + 1) ?? ''}>${i + 1}</li>`)}</ol>
      <textarea id="source" wrap="off" spellcheck="false" autocapitalize="off" autocomplete="off" aria-label=${t('author.file')} aria-describedby="findings-name" aria-invalid=${this.findings.some(({severity}) => severity === 'ERROR') ? 'true' : 'false'} .value=${live(this.text)} @input=${this.wrote} @scroll=${this.scrolled} @keydown=${this.key}></textarea></div>`;
  }
}

customElements.define('ack-source', Source);
