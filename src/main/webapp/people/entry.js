// @ts-check
/** What the pages share by which people come in: one small form, its faults, and where it leads. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {bringTexts, t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {signIn} from '../platform/session.js';

/** NIST SP 800-63B asks for 8 at least; the server says the same. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/** @typedef {{name: string, label: string, type: string, complete: string, hint?: string, min?: number, max: number}} Input */

/** A page with a form in the middle of it. */
export class Entry extends View {
  static properties = {faults: {state: true}, busy: {state: true}, owner: {state: true}, ways: {state: true}};

  constructor() {
    super();
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
    this.owner = '';
    /** @type {{provider?: string, forgotten?: string}} */
    this.ways = {};
  }

  /** What an address holds behind its #: servers and logs never see it. */
  get secret() {
    return location.hash.slice(1);
  }

  /** @param {string} path */
  lead(path) {
    location.assign(path);
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = event.currentTarget;
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    this.busy = true;
    this.faults = [];
    this.faults = await this.sent(fields);
    this.busy = false;
    await this.updateComplete;
    if (this.faults.length > 0) form.querySelector('input')?.focus();
  }

  /**
   * Sends the form.
   *
   * @param {Record<string, string>} fields
   * @returns {Promise<string[]>} what is wrong with it
   */
  async sent(fields) {
    return Object.keys(fields);
  }

  /**
   * Signs in and goes on; where even that fails the page for it says why.
   *
   * @param {string} username
   * @param {string} password
   */
  async enter(username, password) {
    const answer = await signIn(username, password);
    this.lead(answer.ok ? '/' : '/sign-in');
    return /** @type {string[]} */ ([]);
  }

  /** @param {string} path @param {unknown} body */
  async post(path, body) {
    const answer = await send('POST', path, body);
    return answer.ok ? [] : answer.faults;
  }

  /**
   * @param {string} title
   * @param {unknown} lead
   * @param {Input[]} inputs
   * @param {string} act
   * @param {unknown} [more] what stands below
   */
  form(title, lead, inputs, act, more) {
    return html`<div class="entry"><section class="card pad" aria-labelledby="entry-title"><h1 id="entry-title">${title}</h1><p class="lead">${lead}</p>
      <form @submit=${this.submit}>
        ${inputs.map((input) => this.input(input))}
        <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
        <button class="btn primary wide" aria-disabled=${this.busy}>${act}</button>
      </form>${more ?? nothing}</section></div>`;
  }

  /** Asks which ways there are besides a password. */
  async askWays() {
    const answer = await send('GET', '/api/v1/sign-in');
    if (answer.ok) this.ways = answer.body;
  }

  /**
   * Goes to the provider, and comes back signed in.
   *
   * @param {{purpose: string, to?: string, invitation?: string}} wanted
   */
  async leave(wanted) {
    const answer = await send('POST', '/api/v1/sign-in/flows', wanted);
    if (answer.ok) this.lead(answer.body.location);
    else this.faults = answer.faults;
  }

  /**
   * The button for the provider, where there is one.
   *
   * @param {{purpose: string, to?: string, invitation?: string}} wanted
   */
  provider(wanted) {
    const name = this.ways.provider;
    if (!name) return nothing;
    return html`<p class="or">${t('entry.or')}</p><button type="button" class="btn wide provider" @click=${() => this.leave(wanted)}>${t('entry.with', {name})}</button>`;
  }

  /** @param {Input} input */
  input({name, label, type, complete, hint, min, max}) {
    return html`<label class="field"><span>${label}</span>
      <input name=${name} type=${type} autocomplete=${complete} required minlength=${min ?? 1} maxlength=${max} autocapitalize="none" spellcheck="false" aria-describedby=${hint ? `${name}-hint` : nothing}>
      ${hint ? html`<span class="hint" id=${`${name}-hint`}>${hint}</span>` : nothing}</label>`;
  }

  /** @returns {Input} */
  newPassword() {
    return {name: 'password', label: t('entry.newPassword'), type: 'password', complete: 'new-password', hint: t('entry.passwordHint', {n: PASSWORD_MIN}), min: PASSWORD_MIN, max: PASSWORD_MAX};
  }
}

await bringTexts('people');
