// @ts-check
/** Everybody's tokens, and the accounts of other systems. */
import {html, nothing} from 'lit';
import {View, say} from '../platform/view.js';
import {inOwn, t} from '../platform/texts.js';
import {list, send, serverNow} from '../platform/rest.js';
import {moment} from '../platform/when.js';
import {courses} from '../platform/session.js';
import {land} from '../platform/land.js';
import {badge} from '../learn/parts.js';
import {Listing, once} from './listing.js';

/** @typedef {{id: string, account: string, name: string, scopes: string[], createdAt: string, expiresAt: string, usedAt?: string, revokedAt?: string}} Token */
/** @typedef {{id: string, name: string, createdAt: string, endedAt?: string, courses: {course: string, role: string}[], tokens: Token[]}} Machine */

class AdminTokens extends Listing {
  get address() {
    return '/api/v1/tokens/all';
  }

  /** @param {Token} one */
  async end({id, name}) {
    const answer = await send('DELETE', `/api/v1/tokens/${id}`);
    this.faults = answer.ok ? [] : answer.faults;
    if (answer.ok) say(t('admin.tokenEnded', {name}));
    await this.fetch();
    await land(this, '.table-box');
  }

  /** @param {Token} one */
  row(one) {
    const isGood = !one.revokedAt && Date.parse(one.expiresAt) > serverNow();
    return html`<tr><th scope="row">${one.name}<small>${one.scopes.join(' ')}</small></th><td><code>${one.account.slice(0, 13)}</code></td><td>${isGood ? badge('live', t('admin.token.good')) : badge('quiet', t(one.revokedAt ? 'admin.token.ended' : 'admin.token.expired'))}</td><td>${moment(one.expiresAt)}</td><td>${one.usedAt ? moment(one.usedAt) : '–'}</td><td>${isGood ? html`<button type="button" class="btn small" @click=${() => this.end(one)}>${t('admin.end')}<span class="unseen">: ${one.name}</span></button>` : nothing}</td></tr>`;
  }

  render() {
    return this.table(t('admin.part.tokens'), [t('admin.name'), t('admin.account'), t('admin.state'), t('admin.until'), t('admin.used'), t('admin.acts')], (one) => this.row(one), t('admin.noToken'));
  }
}

/** What a system's token can be good for. */
const SCOPES = ['course:read', 'course:write', 'attempt:read', 'grade:read', 'grade:write', 'roster:read', 'roster:write', 'question:read', 'question:write', 'webhook:manage', 'audit:read'];

const DAYS_MAX = 366;
const DAYS_USUAL = 90;

class AdminAccess extends View {
  static properties = {machines: {state: true}, courses: {state: true}, faults: {state: true}, secret: {state: true}};

  constructor() {
    super();
    /** @type {Machine[]} */
    this.machines = [];
    /** Those in which one can work. @type {{id: string, title: {en?: string, ko?: string}}[]} */
    this.courses = [];
    /** @type {string[]} */
    this.faults = [];
    /** A token that was just made. */
    this.secret = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    const [answer, known] = await Promise.all([list('/api/v1/machines'), courses()]);
    if (answer.ok) this.machines = answer.items;
    else this.faults = answer.faults;
    if (known.ok) this.courses = known.items;
  }

  /** @param {SubmitEvent & {currentTarget: HTMLFormElement}} event */
  async make(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const course = String(data.get('course') ?? '');
    const answer = await send('POST', '/api/v1/machines', {
      name: String(data.get('name') ?? '').trim(),
      scopes: data.getAll('scope').map(String),
      expiresInDays: Number(data.get('days')),
      courses: course === '' ? [] : [{course, role: String(data.get('role'))}],
    });
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    form.reset();
    this.secret = answer.body.tokens[0]?.token ?? '';
    say(t('admin.machineMade', {name: answer.body.name}));
    await this.fetch();
    /** @type {HTMLElement | null} */ (this.querySelector('.shown-once'))?.focus();
  }

  form() {
    return html`<details class="new-machine"><summary>${t('admin.newMachine')}</summary><form @submit=${this.make}><div class="tools"><label class="field"><span>${t('admin.name')}</span><input name="name" required maxlength="100" autocomplete="off"></label>
        <label class="field"><span>${t('admin.course')}</span><select name="course"><option value="">${t('admin.noCourse')}</option>${this.courses.map(({id, title}) => html`<option value=${id}>${inOwn(title)}</option>`)}</select></label>
        <label class="field"><span>${t('admin.asWhat')}</span><select name="role">${['INSTRUCTOR', 'ASSISTANT', 'AUTHOR'].map((role) => html`<option value=${role}>${t(`admin.as.${role}`)}</option>`)}</select></label>
        <label class="field"><span>${t('admin.goodDays')}</span><input name="days" type="number" min="1" max=${DAYS_MAX} value=${DAYS_USUAL} required></label></div>
      <fieldset class="scope-list"><legend>${t('admin.goodFor')}</legend>${SCOPES.map((scope) => html`<label><input type="checkbox" name="scope" value=${scope}> <code>${scope}</code></label>`)}</fieldset><p class="acts"><button class="btn primary">${t('admin.makeMachine')}</button></p></form></details>`;
  }

  /** @param {Machine} one */
  async end({id, name}) {
    const {agreed} = await import('../platform/dialog.js');
    if (!(await agreed({title: t('admin.machineEndTitle', {name}), body: html`<p>${t('admin.machineEndBody')}</p>`, act: t('admin.end'), tone: 'bad'}))) return;
    const answer = await send('DELETE', `/api/v1/machines/${id}`);
    this.faults = answer.ok ? [] : answer.faults;
    await this.fetch();
    await land(this, '.own-list .btn', '.new-machine summary');
  }

  render() {
    return html`<section class="card pad" aria-labelledby="machines-name"><h2 id="machines-name">${t('admin.machines')}</h2><p class="hint">${t('admin.machinesAbout')}</p><div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      ${this.form()}${this.secret ? once(t('admin.machineToken'), this.secret, () => {
        this.secret = '';
        land(this, '.new-machine summary');
      }) : nothing}
      ${this.machines.length === 0 ? html`<p class="none">${t('admin.noMachine')}</p>` : html`<ul class="own-list">${this.machines.map((one) => html`<li><div><b>${one.name}</b><p class="facts"><span>${moment(one.createdAt)}</span><span>${t('admin.nCourses', {n: one.courses.length})}</span><span>${t('admin.nTokens', {n: one.tokens.length})}</span>${one.endedAt ? badge('quiet', t('admin.token.ended')) : nothing}</p></div>${one.endedAt ? nothing : html`<button type="button" class="btn small" @click=${() => this.end(one)}>${t('admin.end')}<span class="unseen">: ${one.name}</span></button>`}</li>`)}</ul>`}</section>
      <h2>${t('admin.allTokens')}</h2><ack-admin-tokens></ack-admin-tokens>`;
  }
}

customElements.define('ack-admin-tokens', AdminTokens);
customElements.define('ack-admin-access', AdminAccess);
