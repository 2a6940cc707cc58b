// @ts-check
/** Whoever teaches a course in a learning management system chooses what a link there shows. */
import {html, nothing} from 'lit';
import {unsafeHTML} from 'lit-html/directives/unsafe-html.js';
import {View, entitle, say} from '../../platform/view.js';
import {bringTexts, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {freshKey, send} from '../../platform/rest.js';
import {instant} from '../../platform/zone.js';
import {enter} from '../launched.js';

/** @typedef {{course: string, zone: string, platform: string, title?: string, links: boolean, several: boolean, columns: boolean, state: 'OPEN' | 'ANSWERED'}} Picking */
/** @typedef {{kind: 'QUIZ' | 'QUESTION', id: string, title: string, aboutHtml: string, questions: number, quiz?: string, type?: string, difficulty?: string}} Offer */
/** @typedef {{offers: Offer[], title: string, points: string}} Link what one link will show */
/** @typedef {'' | 'QUIZ' | 'QUESTION'} Kind */

/** @type {Kind[]} */
const KINDS = ['', 'QUIZ', 'QUESTION'];
const DATES = ['opensAt', 'dueAt', 'closesAt'];
const COUNTINGS = ['BEST', 'LAST', 'FIRST', 'AVERAGE'];

/** So long nobody types before it is searched, in milliseconds. */
const PAUSE_MILLIS = 250;

const TITLE_MAX = 200;
const ATTEMPTS_MAX = 1000;
const POINTS_MAX = 10_000;

/** @param {Offer} offer */
const same = (offer) => (/** @type {Offer} */ other) => other.kind === offer.kind && other.id === offer.id;

/** @param {Offer[]} offers @returns {Link} */
const linkTo = (offers) => ({
  offers,
  title: offers.length === 1 ? offers[0].title : t('lms.pick.together', {title: offers[0].title, more: offers.length - 1}),
  points: String(offers.reduce((sum, offer) => sum + offer.questions, 0)),
});

class Picker extends View {
  static properties = {picking: {state: true}, offers: {state: true}, chosen: {state: true}, links: {state: true}, kind: {state: true}, joined: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {Picking | undefined} */
    this.picking = undefined;
    /** @type {Offer[]} */
    this.offers = [];
    /** Where the rest is. @type {string | undefined} */
    this.next = undefined;
    /** @type {Offer[]} */
    this.chosen = [];
    /** @type {Link[]} */
    this.links = [];
    /** @type {Kind} */
    this.kind = '';
    /** Whether several questions become one quiz. */
    this.joined = false;
    this.search = '';
    this.attempts = '';
    this.counting = 'BEST';
    /** As the clock shows them where the course is. @type {Record<string, string>} */
    this.dates = {};
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
    this.key = freshKey();
    this.address = `/api/v1/lti/pickings/${encodeURIComponent(new URLSearchParams(location.search).get('picking') ?? 'none')}`;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.begin();
  }

  spokenTo() {
    this.begin();
  }

  async begin() {
    await enter();
    const answer = await send('GET', this.address);
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    this.picking = answer.body;
    await this.find();
  }

  updated() {
    entitle(t('lms.pick.name'));
  }

  // ---- What there is

  async find() {
    const wanted = new URLSearchParams({search: this.search});
    if (this.kind) wanted.set('kind', this.kind);
    const asked = `${this.address}/offers?${wanted}`;
    this.asked = asked;
    const answer = await send('GET', asked);
    if (this.asked !== asked) return;
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    this.offers = answer.body.items;
    this.next = answer.next;
    say(t('lms.pick.found', {n: this.offers.length}));
  }

  async more() {
    if (!this.next) return;
    const answer = await send('GET', this.next);
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    this.next = answer.next;
    this.offers = [...this.offers, ...answer.body.items];
  }

  /** @param {Event} event */
  typed(event) {
    this.search = /** @type {HTMLInputElement} */ (event.target).value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.find(), PAUSE_MILLIS);
  }

  /** @param {Kind} kind */
  show(kind) {
    this.kind = kind;
    this.find();
  }

  // ---- What is chosen

  /** @param {Offer} offer */
  turn(offer) {
    const was = this.chosen.some(same(offer));
    if (was) this.chosen = this.chosen.filter((other) => !same(offer)(other));
    else if (this.picking?.several) this.chosen = [...this.chosen, offer];
    else this.chosen = offer.kind === 'QUIZ' ? [offer] : [...this.chosen.filter(({kind}) => kind === 'QUESTION'), offer];
    this.relink();
  }

  /** @param {boolean} joined */
  join(joined) {
    this.joined = joined;
    this.relink();
  }

  /** What was written of a link stays as long as it shows the same. */
  relink() {
    const questions = this.chosen.filter(({kind}) => kind === 'QUESTION');
    const isJoined = questions.length > 1 && (this.joined || !this.picking?.several);
    const groups = isJoined ? [...this.chosen.filter(({kind}) => kind === 'QUIZ').map((quiz) => [quiz]), questions] : this.chosen.map((offer) => [offer]);
    this.links = groups.map((offers) => this.links.find((link) => link.offers.length === offers.length && link.offers.every((offer, i) => same(offer)(offers[i]))) ?? linkTo(offers));
    say(t('lms.pick.chosen', {n: this.chosen.length}));
  }

  /** @param {Link} link @param {Partial<Link>} said */
  put(link, said) {
    this.links = this.links.map((other) => (other === link ? {...link, ...said} : other));
  }

  // ---- The answer

  /** @param {Link[]} links */
  async answer(links) {
    if (this.busy) return;
    this.busy = true;
    const items = links.map(({offers, title, points}) => ({
      ...(offers[0].kind === 'QUIZ' ? {quiz: offers[0].id} : {questions: offers.map(({id}) => id)}),
      title,
      ...(this.attempts ? {attemptsMax: Number(this.attempts)} : {}),
      counting: this.counting,
      ...(points ? {points: Number(points)} : {}),
      ...Object.fromEntries(DATES.flatMap((name) => (this.dates[name] ? [[name, instant(this.dates[name], this.picking?.zone ?? 'UTC')]] : []))),
    }));
    const answer = await send('POST', `${this.address}/answer`, {items}, {key: this.key});
    if (answer.ok) {
      this.post(answer.body);
      return;
    }
    this.busy = false;
    if (answer.status !== 0) this.key = freshKey();
    this.faults = answer.faults;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.fault'))?.focus();
  }

  /** The system takes its answer from this frame, which then is its own again. @param {{returnUrl: string, jwt: string}} signed */
  post({returnUrl, jwt}) {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = returnUrl;
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'JWT';
    field.value = jwt;
    form.append(field);
    this.append(form);
    form.submit();
  }

  // ---- The page

  /** @param {Offer} offer @param {number} i */
  row(offer, i) {
    const facts = offer.kind === 'QUIZ' ? [t('lms.pick.nQuestions', {n: offer.questions})] : [offer.quiz ?? '', t(`type.${offer.type}`), t(`lms.pick.difficulty.${offer.difficulty}`)];
    return html`<li class="offer"><label><input type="checkbox" .checked=${this.chosen.some(same(offer))} @change=${() => this.turn(offer)} aria-describedby=${`offer-${i}`}><b>${offer.title}</b></label><span class="badge-text quiet">${t(`lms.pick.kind.${offer.kind}`)}</span>
      <p class="facts" id=${`offer-${i}`}>${facts.map((fact) => html`<span>${fact}</span>`)}</p>
      <details><summary>${t('lms.pick.look')}<span class="unseen">: ${offer.title}</span></summary><div class="prose">${unsafeHTML(offer.aboutHtml)}</div></details></li>`;
  }

  finder() {
    return html`<section class="card" aria-labelledby="pick-find"><h2 id="pick-find" class="unseen">${t('lms.pick.find')}</h2>
      <form class="pad tools" role="search" @submit=${(/** @type {Event} */ event) => { event.preventDefault(); this.find(); }}><label class="field"><span>${t('lms.pick.search')}</span><input type="search" name="search" autocomplete="off" maxlength="200" @input=${this.typed}></label>
        <div class="modes" role="group" aria-label=${t('lms.pick.kinds')}>${KINDS.map((kind) => html`<button type="button" aria-pressed=${kind === this.kind} @click=${() => this.show(kind)}>${t(`lms.pick.kind.${kind || 'ALL'}`)}</button>`)}</div></form>
      ${this.offers.length === 0 ? html`<p class="pad none">${t('lms.pick.nothing')}</p>` : html`<ul class="offers">${this.offers.map((offer, i) => this.row(offer, i))}</ul>`}
      ${this.next ? html`<p class="pad"><button type="button" class="btn wide" @click=${this.more}>${t('lms.pick.more')}</button></p>` : nothing}</section>`;
  }

  /** @param {Picking} picking */
  settings(picking) {
    const questions = this.chosen.filter(({kind}) => kind === 'QUESTION').length;
    return html`<form class="card pad chosen" aria-labelledby="pick-chosen" @submit=${(/** @type {Event} */ event) => { event.preventDefault(); this.answer(this.links); }}><h2 id="pick-chosen">${t('lms.pick.chosen', {n: this.chosen.length})}</h2>
      ${this.links.length === 0 ? html`<p class="hint">${t(picking.several ? 'lms.pick.chooseSeveral' : 'lms.pick.chooseOne')}</p>` : nothing}
      ${questions > 1 && picking.several ? html`<fieldset class="join"><legend>${t('lms.pick.how')}</legend>${[false, true].map((joined) => html`<label><input type="radio" name="joined" .checked=${this.joined === joined} @change=${() => this.join(joined)}>${t(joined ? 'lms.pick.asOne' : 'lms.pick.each')}</label>`)}</fieldset>` : nothing}
      <ol>${this.links.map((link, i) => this.link(link, i, picking))}</ol>
      ${this.links.length === 0 ? nothing : html`<div class="pair"><label class="field"><span>${t('lms.pick.attempts')}</span><input type="number" name="attempts" min="1" max=${ATTEMPTS_MAX} step="1" inputmode="numeric" placeholder=${t('lms.pick.anyNumber')} .value=${this.attempts} @input=${(/** @type {any} */ event) => { this.attempts = event.target.value; }}></label>
        <label class="field"><span>${t('lms.pick.counting')}</span><select name="counting" @change=${(/** @type {any} */ event) => { this.counting = event.target.value; }}>${COUNTINGS.map((counting) => html`<option value=${counting} ?selected=${counting === this.counting}>${t(`lms.pick.counting.${counting}`)}</option>`)}</select></label></div>
        <details class="dates"><summary>${t('lms.pick.dates')}</summary><div class="pair">${DATES.map((name) => html`<label class="field"><span>${t(`lms.pick.${name}`)}</span><input type="datetime-local" name=${name} @input=${(/** @type {any} */ event) => { this.dates = {...this.dates, [name]: event.target.value}; }}></label>`)}</div><p class="hint">${t('lms.pick.zone', {zone: picking.zone})}</p></details>`}
      <div role="alert">${this.faults.map((fault) => html`<p class="fault" tabindex="-1">${fault}</p>`)}</div>
      <p class="acts"><button type="submit" class="btn primary" aria-disabled=${this.busy || this.links.length === 0}>${t('lms.pick.add', {n: this.links.length})}</button><button type="button" class="btn" aria-disabled=${this.busy} @click=${() => this.answer([])}>${t('lms.pick.cancel')}</button></p></form>`;
  }

  /** @param {Link} link @param {number} i @param {Picking} picking */
  link(link, i, picking) {
    return html`<li class="pair"><label class="field"><span>${t('lms.pick.title', {number: i + 1})}</span><input name="title" required maxlength=${TITLE_MAX} .value=${link.title} @input=${(/** @type {any} */ event) => this.put(link, {title: event.target.value})}></label>
      ${picking.columns ? html`<label class="field points"><span>${t('lms.pick.points')}</span><input type="number" name="points" required min="0.001" max=${POINTS_MAX} step="0.001" inputmode="decimal" .value=${link.points} @input=${(/** @type {any} */ event) => this.put(link, {points: event.target.value})}></label>` : nothing}</li>`;
  }

  render() {
    const {picking} = this;
    if (!picking) return html`<div class="pick"><h1>${t('lms.pick.name')}</h1><div role="alert">${this.faults.map((fault) => html`<p class="card pad fault">${fault}</p>`)}</div></div>`;
    return html`<div class="pick"><header><h1>${t('lms.pick.name')}</h1><p class="lead">${t('lms.pick.lead', {course: picking.course, platform: picking.platform})}</p></header>
      ${picking.links ? nothing : html`<p class="card pad">${t('lms.pick.noLinks')}</p>`}
      <div class="halves">${picking.links ? this.finder() : nothing}${this.settings(picking)}</div></div>`;
  }
}

await Promise.all([bringTexts('lms/pick'), bringTexts('learn/kinds'), bringStyles('learn/learn.css'), bringStyles('lms/pick/pick.css')]);
customElements.define('ack-lti-picker', Picker);
