// @ts-check
/** Which claims of the material and which misconceptions the questions that are offered test; what is tested too little comes first. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {inOwn, t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {sized} from '../platform/sized.js';
import {stacked} from '../platform/stacked.js';
import {badge, failure} from '../learn/parts.js';
import {refusals} from '../teach/frame.js';

/** @typedef {{en: string, ko: string}} Both */
/** @typedef {{id: string, text: Both, holds: 'YES' | 'LOOSE' | 'WRONG', reading?: Both, types: string[], questions: string[], thin: boolean}} Claim */
/** @typedef {{id: string, text: Both, questions: string[]}} Belief */

/** As many questions fill the bar. */
const FULL = 12;

class Coverage extends View {
  static properties = {found: {state: true}, faults: {state: true}};

  constructor() {
    super();
    /** @type {{questionsMin: number, typesMin: number, claims: Claim[], misconceptions: Belief[]} | undefined} */
    this.found = undefined;
    /** @type {string[]} */
    this.faults = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const answer = await send('GET', '/api/v1/authoring/coverage');
    this.faults = refusals([answer]);
    if (answer.ok) this.found = answer.body;
  }

  /** @param {string[]} questions @param {string} id */
  count(questions, id) {
    return html`<td><span class="covered"><span class="bar-track" aria-hidden="true"><span class=${questions.length === 0 ? '' : 'ok'} ${sized({'--share': `${Math.min(1, questions.length / FULL) * 100}%`})}></span></span>${questions.length === 0 ? html`<span>${t('author.nQuestions', {n: 0})}</span>` : html`<a href=${`/author/questions?claim=${encodeURIComponent(id)}`}>${t('author.nQuestions', {n: questions.length})}<span class="unseen">: ${id}</span></a>`}</span></td>`;
  }

  /** @param {Claim} claim */
  claim({id, text, holds, reading, types, questions, thin}) {
    return html`<tr><th scope="row">${inOwn(text)}<small><code>${id}</code>${reading ? html` – ${inOwn(reading)}` : nothing}</small></th><td>${holds === 'YES' ? badge('quiet', t('author.holds.YES')) : badge('note', t(`author.holds.${holds}`))}</td>
      ${this.count(questions, id)}<td>${types.length === 0 ? '–' : types.map((type) => t(`type.${type}`)).join(', ')}</td><td>${thin ? badge('bad', t('author.tooLittle')) : badge('ok', t('author.enough'))}</td></tr>`;
  }

  /** @param {Belief} belief */
  belief({id, text, questions}) {
    return html`<tr><th scope="row">${inOwn(text)}<small><code>${id}</code></small></th>${this.count(questions, id)}<td>${questions.length === 0 ? badge('bad', t('author.tooLittle')) : badge('ok', t('author.enough'))}</td></tr>`;
  }

  render() {
    if (this.faults.length > 0) return failure(this.faults, () => this.fetch());
    if (!this.found) return nothing;
    const {claims, misconceptions, questionsMin, typesMin} = this.found;
    const thin = claims.filter((claim) => claim.thin).length;
    const unprovoked = misconceptions.filter(({questions}) => questions.length === 0).length;
    /** @param {{questions: string[]}} a @param {{questions: string[]}} b */
    const fewest = (a, b) => a.questions.length - b.questions.length;
    return html`<p class="card pad summary-line"><span>${badge(thin === 0 ? 'ok' : 'bad', thin === 0 ? t('author.claimsWhole', {of: claims.length}) : t('author.claimsThin', {n: thin, of: claims.length}))} ${badge(unprovoked === 0 ? 'ok' : 'bad', unprovoked === 0 ? t('author.beliefsWhole', {of: misconceptions.length}) : t('author.beliefsOpen', {n: unprovoked, of: misconceptions.length}))}</span><span class="hint">${t('author.enoughIs', {questions: questionsMin, types: typesMin})}</span></p>
      <div class="card"><div class="ph"><h2 id="claims-name">${t('author.claims')}</h2></div><div class="table-box" tabindex="0" role="region" aria-labelledby="claims-name"><table class="plain bank" ${stacked()}><thead><tr><th scope="col">${t('author.claim')}</th><th scope="col">${t('author.holds')}</th><th scope="col">${t('author.part.questions')}</th><th scope="col">${t('author.types')}</th><th scope="col">${t('author.is')}</th></tr></thead><tbody>${[...claims].sort(fewest).map((claim) => this.claim(claim))}</tbody></table></div></div>
      <div class="card"><div class="ph"><h2 id="beliefs-name">${t('author.beliefs')}</h2></div><div class="table-box" tabindex="0" role="region" aria-labelledby="beliefs-name"><table class="plain bank" ${stacked()}><thead><tr><th scope="col">${t('author.belief')}</th><th scope="col">${t('author.part.questions')}</th><th scope="col">${t('author.is')}</th></tr></thead><tbody>${[...misconceptions].sort(fewest).map((belief) => this.belief(belief))}</tbody></table></div></div>`;
  }
}

customElements.define('ack-coverage', Coverage);
