// @ts-check
/** Where questions are written: the list, what of the material they test, one that is written, its versions. */
import {html, nothing} from 'lit';
import {View, entitle} from '../platform/view.js';
import {bringTexts, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';

/** @typedef {'questions' | 'coverage' | 'edit' | 'versions'} Part */

/** The parts, and what shows each. @type {Record<Part, {load: () => Promise<unknown>, shown: (question: string) => unknown}>} */
const PARTS = {
  questions: {load: () => import('./bank.js'), shown: () => html`<ack-bank></ack-bank>`},
  coverage: {load: () => import('./coverage.js'), shown: () => html`<ack-coverage></ack-coverage>`},
  edit: {load: () => import('./edit.js'), shown: (question) => html`<ack-edit .question=${question}></ack-edit>`},
  versions: {load: () => import('./versions.js'), shown: (question) => html`<ack-versions .question=${question}></ack-versions>`},
};

class AuthorPage extends View {
  static properties = {place: {attribute: false}, brought: {state: true}};

  constructor() {
    super();
    /** @type {import('../platform/router.js').Place} */
    this.place = {};
    this.brought = false;
  }

  /** @returns {Part} */
  get which() {
    const named = this.place.part;
    return named !== undefined && named in PARTS ? /** @type {Part} */ (named) : 'questions';
  }

  connectedCallback() {
    super.connectedCallback();
    this.bring();
  }

  async bring() {
    await PARTS[this.which].load();
    this.brought = true;
  }

  updated() {
    entitle(this.place.question ?? t(`author.part.${this.which}`));
  }

  render() {
    const {question} = this.place;
    const head = question
      ? html`<p class="crumbs"><a href="/author/questions">${t('author.part.questions')}</a></p><h1><code>${question}</code></h1>
        <nav class="tabs" aria-label=${t('author.parts')}>${/** @type {Part[]} */ (['edit', 'versions']).map((part) => html`<a href=${`/author/${part}/${encodeURIComponent(question)}`} aria-current=${part === this.which ? 'page' : nothing}>${t(`author.part.${part}`)}</a>`)}</nav>`
      : html`<p class="crumbs"><a href="/teach">${t('shell.teach')}</a></p><h1>${t('author.part.questions')}</h1>
        <nav class="tabs" aria-label=${t('author.parts')}>${/** @type {Part[]} */ (['questions', 'coverage']).map((part) => html`<a href=${`/author/${part}`} aria-current=${part === this.which ? 'page' : nothing}>${t(`author.tab.${part}`)}</a>`)}</nav>`;
    return html`<div class="learn author">${head}${this.brought ? PARTS[this.which].shown(question ?? '') : nothing}</div>`;
  }
}

await Promise.all([bringTexts('author'), bringTexts('learn/kinds'), bringTexts('learn'), bringTexts('teach'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('author/author.css')]);
customElements.define('ack-author', AuthorPage);
