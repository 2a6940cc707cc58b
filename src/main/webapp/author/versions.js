// @ts-check
/** The versions of a question, and what changed between two of them. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {t} from '../platform/texts.js';
import {list, send} from '../platform/rest.js';
import {moment} from '../platform/when.js';
import {stacked} from '../platform/stacked.js';
import {badge, failure} from '../learn/parts.js';
import {refusals} from '../teach/frame.js';
import {diffed} from './diff.js';

/** @typedef {{number: number, savedAt: string, by?: string, publishedAt?: string}} Version */

class Versions extends View {
  static properties = {question: {attribute: false}, versions: {state: true}, from: {state: true}, to: {state: true}, texts: {state: true}, faults: {state: true}};

  constructor() {
    super();
    this.question = '';
    /** @type {Version[] | undefined} */
    this.versions = undefined;
    this.from = 0;
    this.to = 0;
    /** By number. @type {Map<number, string>} */
    this.texts = new Map([[0, '']]);
    /** @type {string[]} */
    this.faults = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  get address() {
    return `/api/v1/authoring/questions/${encodeURIComponent(this.question)}/versions`;
  }

  async fetch() {
    const answer = await list(`${this.address}?limit=200`);
    this.faults = refusals([answer]);
    if (!answer.ok) return;
    const last = answer.items.at(-1)?.number ?? 0;
    await this.choose(Math.max(0, last - 1), last);
    this.versions = answer.items;
  }

  /** @param {number} from @param {number} to */
  async choose(from, to) {
    this.from = from;
    this.to = to;
    for (const number of [from, to]) {
      if (this.texts.has(number)) continue;
      const answer = await send('GET', `${this.address}/${number}`);
      this.faults = refusals([answer]);
      if (!answer.ok) return;
      this.texts = new Map(this.texts).set(number, answer.body.text);
    }
  }

  /** @param {Version[]} versions @param {string} label @param {number} chosen @param {(number: number) => void} take */
  choice(versions, label, chosen, take) {
    return html`<label class="field"><span>${label}</span><select @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => take(Number(event.currentTarget.value))}>${[0, ...versions.map(({number}) => number)].map((number) => html`<option value=${number} .selected=${number === chosen}>${number === 0 ? t('author.nothingYet') : t('author.versionN', {number: String(number)})}</option>`)}</select></label>`;
  }

  /** @param {Version} version */
  row({number, savedAt, by, publishedAt}) {
    return html`<tr><th scope="row">${t('author.versionN', {number: String(number)})}</th><td>${moment(savedAt)}</td><td>${by ?? t('author.fromFile')}</td><td>${publishedAt ? badge('ok', t('author.publishedAt', {at: moment(publishedAt)})) : badge('quiet', t('author.neverOffered'))}</td><td><button type="button" class="btn small" @click=${() => this.choose(number - 1, number)}>${t('author.whatChanged')}<span class="unseen">: ${t('author.versionN', {number: String(number)})}</span></button></td></tr>`;
  }

  render() {
    if (this.faults.length > 0) return failure(this.faults, () => this.fetch());
    if (!this.versions) return nothing;
    const [before, after] = [this.texts.get(this.from), this.texts.get(this.to)];
    const label = t('author.between', {from: String(this.from), to: String(this.to)});
    return html`<section class="card" aria-labelledby="changed-name"><div class="ph"><h2 id="changed-name">${t('author.compared')}</h2></div>
        <div class="pad tools">${this.choice(this.versions, t('author.from'), this.from, (number) => this.choose(number, this.to))}${this.choice(this.versions, t('author.to'), this.to, (number) => this.choose(this.from, number))}</div>
        ${before === undefined || after === undefined ? nothing : diffed(before, after, label)}</section>
      <div class="card"><div class="ph"><h2 id="versions-name">${t('author.part.versions')}</h2></div><div class="table-box" tabindex="0" role="region" aria-labelledby="versions-name"><table class="plain" ${stacked()}><thead><tr><th scope="col">${t('author.version')}</th><th scope="col">${t('author.savedAt')}</th><th scope="col">${t('author.savedBy')}</th><th scope="col">${t('author.by.standing')}</th><th scope="col">${t('author.acts')}</th></tr></thead><tbody>${[...this.versions].reverse().map((version) => this.row(version))}</tbody></table></div></div>`;
  }
}

customElements.define('ack-versions', Versions);
