// @ts-check
/** Learning management systems that are registered, and how another one comes to be: for administrators. */
import {html, nothing} from 'lit';
import {View, entitle, say} from '../../platform/view.js';
import {bringTexts, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {freshKey, list, send} from '../../platform/rest.js';
import {look, person} from '../../platform/session.js';
import {land} from '../../platform/land.js';
import {moment} from '../../platform/when.js';
import {tabs} from '../../admin/tabs.js';
import {badge} from '../../learn/parts.js';

/** @typedef {'PENDING' | 'ACTIVE' | 'OFF'} State */
/** @typedef {{id: string, name: string, issuer: string, clientId: string, authorizationUrl: string, tokenUrl: string, tokenAudience?: string, keysUrl: string, state: State, admits: string, sites: string[], madeAt: string}} System */
/** @typedef {{id: string, deployment: string, state: State, family?: string}} Deployment */
/** @typedef {{step: string, state: 'GOOD' | 'NOT_YET' | 'BAD', at?: string, said?: string}} Finding */
/** @typedef {'MOODLE' | 'CANVAS' | 'BLACKBOARD' | 'BRIGHTSPACE' | 'SAKAI'} Product */

/** @typedef {{field: string, value: string}} Typed a field of a system's own form, by its name there */

/** @type {Product[]} */
const PRODUCTS = ['MOODLE', 'CANVAS', 'BLACKBOARD', 'BRIGHTSPACE', 'SAKAI'];

/** The steps that lead there, as many as there are texts for. @type {Record<Product, number>} */
const STEPS = {MOODLE: 4, CANVAS: 4, BLACKBOARD: 4, BRIGHTSPACE: 4, SAKAI: 3};

/** @type {Record<State, 'note' | 'ok' | 'quiet'>} */
const TONES = {PENDING: 'note', ACTIVE: 'ok', OFF: 'quiet'};

/** @type {Record<Finding['state'], 'ok' | 'quiet' | 'bad'>} */
const FOUND = {GOOD: 'ok', NOT_YET: 'quiet', BAD: 'bad'};

/** What is typed in by hand. */
const FIELDS = ['name', 'issuer', 'clientId', 'authorizationUrl', 'tokenUrl', 'tokenAudience', 'keysUrl', 'sites'];
const OPTIONAL = ['tokenAudience', 'sites'];

const ADDRESS = '/api/v1/lti/registrations';

/** Takes a file, and no typing. @type {Product} */
const BY_FILE = 'CANVAS';

/** Somebody was quicker. */
const CHANGED_MEANWHILE = 412;

/** What a form says, as the server takes it. @param {HTMLFormElement} form */
function wished(form) {
  const said = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
  const {sites, tokenAudience, ...rest} = said;
  return {...rest, ...(tokenAudience ? {tokenAudience} : {}), ...(sites ? {sites: sites.split(/\s+/)} : {})};
}

class Systems extends View {
  static properties = {systems: {state: true}, deployments: {state: true}, findings: {state: true}, link: {state: true}, product: {state: true}, faults: {state: true}, fields: {state: true}, known: {state: true}, busy: {state: true}, typed: {state: true}, changing: {state: true}};

  constructor() {
    super();
    /** @type {System[] | undefined} */
    this.systems = undefined;
    /** @type {Record<string, Deployment[]>} */
    this.deployments = {};
    /** @type {Record<string, Finding[]>} */
    this.findings = {};
    /** @type {string | undefined} */
    this.link = undefined;
    /** @type {Product} */
    this.product = 'MOODLE';
    /** @type {string[]} */
    this.faults = [];
    /** @type {import('../../platform/rest.js').Fault[]} */
    this.fields = [];
    /** What is typed into the forms of systems, as far as it was asked for. @type {Partial<Record<Product, Typed[]>>} */
    this.typed = {};
    /** The system that is being changed, and as it was seen for that. @type {{id: string, tag: string | undefined} | undefined} */
    this.changing = undefined;
    this.known = false;
    this.busy = '';
    this.key = freshKey();
  }

  connectedCallback() {
    super.connectedCallback();
    this.begin();
  }

  async begin() {
    if (!person()) await look();
    this.known = true;
    if (person()?.role === 'ADMINISTRATOR') await Promise.all([this.fetch(), this.choose(this.product)]);
  }

  async fetch() {
    const answer = await list(ADDRESS);
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    const systems = /** @type {System[]} */ (answer.items);
    const deployments = await Promise.all(systems.map(({id}) => list(`${ADDRESS}/${id}/deployments`)));
    this.deployments = Object.fromEntries(systems.map(({id}, i) => [id, deployments[i].ok ? deployments[i].items : []]));
    this.systems = systems;
  }

  updated() {
    entitle(t('lms.sys.name'));
  }

  // ---- What is done

  async invite() {
    const answer = await send('POST', '/api/v1/lti/invitations');
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) this.link = answer.body.url;
  }

  /** @param {System} system @param {State} state */
  async turn({id, madeAt, ...terms}, state) {
    const seen = await send('GET', `${ADDRESS}/${id}`);
    const answer = seen.ok ? await send('PUT', `${ADDRESS}/${id}`, {...terms, state}, {match: seen.tag}) : seen;
    this.faults = answer.ok ? [] : answer.faults;
    await this.fetch();
    if (answer.ok) say(t(`lms.sys.state.${state}`));
  }

  /** @param {System} system @param {Deployment} deployment @param {State} state */
  async admit({id}, deployment, state) {
    const answer = await send('PUT', `${ADDRESS}/${id}/deployments/${deployment.id}`, {state}, {match: '*'});
    this.faults = answer.ok ? [] : answer.faults;
    await this.fetch();
    if (answer.ok) say(t(`lms.sys.state.${state}`));
  }

  /** @param {System} system */
  async check({id}) {
    this.busy = id;
    const answer = await send('POST', `${ADDRESS}/${id}/check`);
    this.busy = '';
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) this.findings = {...this.findings, [id]: answer.body.findings};
  }

  /** @param {Product} product */
  async choose(product) {
    this.product = product;
    if (product === BY_FILE || this.typed[product]) return;
    const answer = await send('GET', `/lti/config/${product.toLowerCase()}.json`);
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) this.typed = {...this.typed, [product]: answer.body.fields};
  }

  /** @param {Event} event @param {Typed} one */
  copy({currentTarget}, {field, value}) {
    import('../../platform/copy.js').then(({copy}) => copy(currentTarget, value, t('lms.sys.copied', {field})));
  }

  /** @param {System} system */
  async change({id}) {
    const seen = await send('GET', `${ADDRESS}/${id}`);
    this.faults = seen.ok ? [] : seen.faults;
    this.fields = [];
    if (!seen.ok) return;
    this.systems = this.systems?.map((one) => (one.id === id ? seen.body : one));
    this.changing = {id, tag: seen.tag};
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.changing input'))?.focus();
  }

  /** @param {SubmitEvent} event @param {System} system */
  async save(event, {id, state}) {
    event.preventDefault();
    const answer = await send('PUT', `${ADDRESS}/${id}`, {...wished(/** @type {HTMLFormElement} */ (event.target)), state}, {match: this.changing?.tag});
    if (!(await this.taken(answer))) return;
    this.changing = undefined;
    await this.fetch();
    if (answer.ok) say(t('lms.sys.saved', {name: answer.body.name}));
    await this.landAt(id);
  }

  /** The focus goes back to where the change of a system began. @param {string} id */
  landAt(id) {
    return land(this, `[aria-labelledby="system-${id}"] [aria-expanded]`);
  }

  /** @param {SubmitEvent} event */
  async add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const answer = await send('POST', ADDRESS, wished(form), {key: this.key});
    this.key = freshKey();
    if (!(await this.taken(answer))) return;
    form.reset();
    if (answer.ok) say(t('lms.sys.added', {name: answer.body.name}));
    await this.fetch();
  }

  /** Whether the server took a form; where it did not it is said what is wrong, and the focus goes there. @param {import('../../platform/rest.js').Answer} answer */
  async taken(answer) {
    this.fields = answer.ok ? [] : answer.fields;
    this.faults = answer.ok || answer.fields.length > 0 ? [] : answer.status === CHANGED_MEANWHILE ? [t('lms.sys.meanwhile')] : answer.faults;
    if (answer.ok) return true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('[aria-invalid="true"]'))?.focus();
    return false;
  }

  // ---- The page

  /** @param {System} system */
  system(system) {
    const {id, name, issuer, clientId, state} = system;
    const findings = this.findings[id] ?? [];
    return html`<article class="card pad system" aria-labelledby=${`system-${id}`}><header><h3 id=${`system-${id}`}>${name}</h3>${badge(TONES[state], t(`lms.sys.state.${state}`))}</header>
      <p class="facts"><span>${issuer}</span><span>${t('lms.sys.client', {id: clientId})}</span></p>
      ${(this.deployments[id] ?? []).length === 0 ? html`<p class="hint">${t('lms.sys.noDeployment')}</p>` : html`<ul class="own-list">${this.deployments[id].map((one) => html`<li><span>${t('lms.sys.deployment', {id: one.deployment})} ${one.family ? html`<small>${one.family}</small>` : nothing} ${badge(TONES[one.state], t(`lms.sys.state.${one.state}`))}</span>${this.turning(one.state, (next) => this.admit(system, one, next), `${name}, ${one.deployment}`)}</li>`)}</ul>`}
      ${findings.length === 0 ? nothing : html`<ol class="findings">${findings.map((one) => html`<li>${badge(FOUND[one.state], t(`lms.sys.found.${one.state}`))}<span>${t(`lms.sys.step.${one.step}`)}${one.at ? html` <small>${moment(one.at)}</small>` : nothing}${one.said ? html`<small class="fault">${one.said}</small>` : nothing}${one.state === 'NOT_YET' ? html`<small>${t(`lms.sys.wait.${one.step}`)}</small>` : nothing}</span></li>`)}</ol>`}
      <p class="acts"><button type="button" class="btn small" aria-disabled=${this.busy === id} @click=${() => this.check(system)}>${t('lms.sys.check')}<span class="unseen">: ${name}</span></button>${this.turning(state, (next) => this.turn(system, next), name)}<button type="button" class="btn small" aria-expanded=${this.changing?.id === id ? 'true' : 'false'} @click=${() => this.change(system)}>${t('lms.sys.change')}<span class="unseen">: ${name}</span></button></p>
      ${this.changing?.id === id ? html`<form class="changing" aria-label=${`${t('lms.sys.change')}: ${name}`} @submit=${(/** @type {SubmitEvent} */ event) => this.save(event, system)}>${this.inputs(system)}<p class="acts"><button type="submit" class="btn primary">${t('lms.sys.save')}</button><button type="button" class="btn ghost" @click=${() => { this.changing = undefined; this.fields = []; this.landAt(id); }}>${t('shell.close')}</button></p></form>` : nothing}</article>`;
  }

  /** What is known of a system, or typed of a new one. @param {System} [system] */
  inputs(system) {
    // Faults stand where somebody types: at the system that is being changed, else below.
    const faults = this.changing?.id === system?.id ? this.fields : [];
    return html`${FIELDS.map((name) => {
      const fault = faults.find(({field}) => field.startsWith(name));
      const value = /** @type {any} */ (system)?.[name] ?? '';
      return html`<label class="field"><span>${t(`lms.sys.field.${name}`)}</span><input name=${name} .value=${Array.isArray(value) ? value.join(' ') : value} ?required=${!OPTIONAL.includes(name)} maxlength="2000" autocomplete="off" aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? `fault-${name}` : nothing}>${fault ? html`<small class="fault" id=${`fault-${name}`}>${fault.detail}</small>` : nothing}</label>`;
    })}<label class="field"><span>${t('lms.sys.field.admits')}</span><select name="admits">${['PENDING', 'ACTIVE'].map((one) => html`<option value=${one} ?selected=${system?.admits === one}>${t(`lms.sys.admits.${one}`)}</option>`)}</select></label>`;
  }

  /** @param {State} state @param {(next: State) => void} turn @param {string} what */
  turning(state, turn, what) {
    const next = state === 'ACTIVE' ? 'OFF' : 'ACTIVE';
    return html`<button type="button" class=${`btn small ${state === 'PENDING' ? 'primary' : ''}`} @click=${() => turn(next)}>${t(`lms.sys.turn.${next}`)}<span class="unseen">: ${what}</span></button>`;
  }

  guide() {
    const {product} = this;
    return html`<section class="card pad guide" aria-labelledby="guide-name"><h2 id="guide-name">${t('lms.sys.guide')}</h2><div class="modes" role="group" aria-label=${t('lms.sys.products')}>${PRODUCTS.map((one) => html`<button type="button" aria-pressed=${one === product} @click=${() => this.choose(one)}>${t(`lms.sys.product.${one}`)}</button>`)}</div>
      <ol class="steps">${Array.from({length: STEPS[product]}, (_, i) => html`<li>${t(`lms.sys.do.${product}.${i + 1}`)}</li>`)}</ol>
      <p class="acts"><button type="button" class="btn" @click=${this.invite}>${t('lms.sys.invite')}</button>${product === BY_FILE ? html`<a class="btn" href="/lti/config/canvas.json" target="_blank" rel="noopener">${t('lms.sys.canvasJson')}</a>` : nothing}</p>
      ${this.link ? html`<div class="shown-once" role="group" aria-label=${t('lms.sys.link')}><p><b>${t('lms.sys.link')}</b> ${t('lms.sys.linkAbout')}</p><code tabindex="0">${this.link}</code></div>` : nothing}
      ${product === BY_FILE ? this.values([]) : this.values(this.typed[product] ?? [])}</section>`;
  }

  /** What is typed into the form of the system, each to be copied; its fields are called there as they are called here. @param {Typed[]} typed */
  values(typed) {
    if (typed.length === 0) return nothing;
    return html`<div><h3>${t('lms.sys.typed')}</h3><p class="hint">${t('lms.sys.typedAbout')}</p><dl class="addresses">${typed.map((one) => html`<dt lang="en">${one.field}</dt><dd><code>${one.value}</code>${one.value === '✓' ? nothing : html`<button type="button" class="btn small" @click=${(/** @type {Event} */ event) => this.copy(event, one)}>${t('lms.sys.copy')}<span class="unseen">: <span lang="en">${one.field}</span></span></button>`}</dd>`)}</dl></div>`;
  }

  byHand() {
    return html`<details class="card pad"><summary>${t('lms.sys.byHand')}</summary><form @submit=${this.add}>${this.inputs()}
      <p class="acts"><button type="submit" class="btn primary">${t('lms.sys.add')}</button></p></form></details>`;
  }

  render() {
    if (!this.known) return nothing;
    const head = html`<h1>${t('shell.admin')}</h1>`;
    if (person()?.role !== 'ADMINISTRATOR') return html`<div class="learn admin systems">${head}<p class="card pad none">${t('lms.sys.notYours')}</p></div>`;
    return html`<div class="learn admin systems">${head}${tabs('systems')}<div role="alert">${this.faults.map((fault) => html`<p class="card pad fault">${fault}</p>`)}</div>
      ${this.systems === undefined ? nothing : html`<section aria-labelledby="systems-name"><h2 id="systems-name">${t('lms.sys.registered')}</h2>${this.systems.length === 0 ? html`<p class="card pad none">${t('lms.sys.none')}</p>` : this.systems.map((one) => this.system(one))}</section>`}
      ${this.guide()}${this.byHand()}</div>`;
  }
}

await Promise.all([bringTexts('admin'), bringTexts('lms/systems'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('admin/admin.css'), bringStyles('lms/systems/systems.css')]);
customElements.define('ack-lti-systems', Systems);
