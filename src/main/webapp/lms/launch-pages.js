// @ts-check
/** The pages between a learning management system and the work: seen for a moment, or with a word why there is nothing to see. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {bringTexts, t} from '../platform/texts.js';
import {send} from '../platform/rest.js';
import {goOn} from './launched.js';
import {keep, kept} from './storage.js';

/** What stands behind the # of the address. */
const told = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

/** An address of ours, and no other. @param {string | undefined} address */
function own(address) {
  const url = new URL(address ?? '/', location.origin);
  return url.origin === location.origin ? url.href : '/';
}

/** @param {unknown} title @param {unknown} lead @param {unknown} [more] */
const card = (title, lead, more) => html`<div class="entry"><section class="card pad" aria-labelledby="lms-title"><h1 id="lms-title">${title}</h1><p class="lead">${lead}</p>${more ?? nothing}</section></div>`;

/** Opens a window of its own, in which nothing stands in the way of cookies. @param {string | undefined} again */
const windowed = (again) => card(t('lms.window'), t('lms.windowLead'), html`<a class="btn primary wide" href=${own(again)} target="_blank" rel="noopener">${t('lms.open')}</a>`);

/** The system's frame is asked to keep what the browser does not. */
class Begin extends View {
  static properties = {failed: {state: true}};

  constructor() {
    super();
    this.failed = false;
    this.told = told();
  }

  connectedCallback() {
    super.connectedCallback();
    this.begin();
  }

  async begin() {
    const {origin, storage, state, nonce, to} = this.told;
    try {
      if (!origin || new URL(to).origin !== origin) throw new Error('elsewhere');
      await keep({origin, frame: storage}, state, nonce);
      location.replace(to);
    } catch {
      this.failed = true;
    }
  }

  render() {
    return this.failed ? windowed(this.told.again) : card(t('lms.moment'), t('lms.momentLead'));
  }
}

/** The system's frame is asked for what it kept; with it the launch goes on. */
class Held extends View {
  static properties = {failed: {state: true}};

  constructor() {
    super();
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.goOn();
  }

  async goOn() {
    const {origin, storage, state, held} = told();
    history.replaceState(null, '', location.pathname + location.search);
    try {
      const shown = await kept({origin, frame: storage}, state);
      const answer = await send('POST', '/api/v1/lti/launched/held', {held, ...shown});
      if (answer.ok) {
        goOn(answer.body.token, own(answer.body.to));
      } else {
        this.failed = true;
      }
    } catch {
      this.failed = true;
    }
  }

  render() {
    return this.failed ? card(t('lms.title'), t('lms.why.flow')) : card(t('lms.moment'), t('lms.momentLead'));
  }
}

/** Why a launch ended here. @type {Record<string, () => string>} */
const WHY = {
  'unknown-platform': () => t('lms.why.unknownPlatform'),
  'which-platform': () => t('lms.why.whichPlatform'),
  login: () => t('lms.why.login'),
  flow: () => t('lms.why.flow'),
  token: () => t('lms.why.token'),
  keys: () => t('lms.why.keys'),
  message: () => t('lms.why.message'),
  error: () => t('lms.why.error'),
  pending: () => t('lms.why.pending'),
  off: () => t('lms.why.off'),
  anonymous: () => t('lms.why.anonymous'),
  'no-role': () => t('lms.why.noRole'),
  'no-course': () => t('lms.why.noCourse'),
  'not-set-up': () => t('lms.why.notSetUp'),
  teachers: () => t('lms.why.teachers'),
  site: () => t('lms.why.site'),
  closed: () => t('lms.why.closed'),
};

class Notice extends View {
  constructor() {
    super();
    this.why = new URLSearchParams(location.search).get('why') ?? '';
    this.back = told().back;
  }

  /** Tells the system why, by its return address (LTI 1.3, 5.3.5). The policy of the page lets the form go nowhere else. @param {string} said */
  way(said) {
    if (!this.back || !URL.canParse(this.back)) return nothing;
    const to = new URL(this.back);
    const fields = [...to.searchParams, ['lti_errormsg', said], ['lti_errorlog', this.why]];
    return html`<form method="get" action=${to.origin + to.pathname}>${fields.map(([name, value]) => html`<input type="hidden" name=${name} value=${value}>`)}<button type="submit" class="btn primary wide">${t('lms.back')}</button></form>`;
  }

  render() {
    const said = (WHY[this.why] ?? WHY.flow)();
    return card(t('lms.title'), said, html`${this.way(said)}<p class="hint"><a href="/sandbox">${t('lms.try')}</a></p>`);
  }
}

/** The pages by what stands behind /lti/. @type {Record<string, () => unknown>} */
const STEPS = {
  begin: () => html`<ack-lti-begin></ack-lti-begin>`,
  held: () => html`<ack-lti-held></ack-lti-held>`,
  window: () => windowed(told().again),
  notice: () => html`<ack-lti-notice></ack-lti-notice>`,
  pick: () => html`<ack-lti-picker></ack-lti-picker>`,
  register: () => html`<ack-lti-register></ack-lti-register>`,
  systems: () => html`<ack-lti-systems></ack-lti-systems>`,
  roster: () => html`<ack-lti-roster></ack-lti-roster>`,
};

/** What a page needs besides, brought when it is shown. @type {Record<string, () => Promise<unknown>>} */
const BROUGHT = {
  pick: () => import('./pick/picker.js'),
  register: () => import('./systems/register.js'),
  systems: () => import('./systems/systems.js'),
  roster: () => import('./roster/roster.js'),
};

class Step extends View {
  constructor() {
    super();
    /** @type {import('../platform/router.js').Place} */
    this.place = {};
  }

  connectedCallback() {
    super.connectedCallback();
    BROUGHT[this.place.step]?.();
  }

  render() {
    return STEPS[this.place.step]?.() ?? nothing;
  }
}

await bringTexts('lms');
customElements.define('ack-lti-begin', Begin);
customElements.define('ack-lti-held', Held);
customElements.define('ack-lti-notice', Notice);
customElements.define('ack-lti', Step);
