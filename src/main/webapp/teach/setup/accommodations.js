// @ts-check
/** What was agreed with single learners: more time, more attempts, other dates. */
import {html, nothing} from 'lit';
import {View, say} from '../../platform/view.js';
import {bringTexts, percent, t} from '../../platform/texts.js';
import {list, send} from '../../platform/rest.js';
import {moment} from '../../platform/when.js';
import {land} from '../../platform/land.js';
import * as icons from '../../platform/icons.js';
import {learnersOf, nameOf} from '../people.js';

/** @typedef {import('../frame.js').Course} Course */
/** @typedef {import('../frame.js').Assignment} Assignment */
/**
 * What was agreed with somebody.
 *
 * @typedef {object} Agreed
 * @property {string} learner
 * @property {number} timePercent
 * @property {number} moreMinutes
 * @property {number} moreAttempts
 * @property {string} [opensAt]
 * @property {string} [dueAt]
 * @property {string} [closesAt]
 * @property {string} reason
 */

const PERCENT = 100;

class Accommodations extends View {
  static properties = {course: {attribute: false}, assignment: {attribute: false}, all: {state: true}, people: {state: true}, faults: {state: true}};

  constructor() {
    super();
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {Assignment | undefined} */
    this.assignment = undefined;
    /** @type {Agreed[]} */
    this.all = [];
    /** @type {import('../people.js').Person[]} */
    this.people = [];
    /** @type {string[]} */
    this.faults = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  get address() {
    return `/api/v1/courses/${this.course?.id}/assignments/${this.assignment?.id}/accommodations`;
  }

  async fetch() {
    const [answer, people] = await Promise.all([list(this.address), learnersOf(this.course?.id ?? '')]);
    this.people = people;
    if (answer.ok) this.all = answer.items;
    else this.faults = answer.faults;
  }

  /** @param {string} [learner] */
  async change(learner) {
    const {course} = this;
    if (!course) return;
    const {agreeWith} = await import('./agree-dialog.js');
    const free = this.people.filter(({id}) => !this.all.some((one) => one.learner === id));
    const told = await agreeWith({address: this.address, zone: course.zone, people: learner ? this.people.filter(({id}) => id === learner) : free, learner});
    if (told === undefined) return;
    await this.fetch();
    say(told);
  }

  /** @param {Agreed} agreed */
  async takeBack({learner}) {
    const name = nameOf(this.people, learner);
    const {agreed} = await import('../../platform/dialog.js');
    if (!(await agreed({title: t('agree.takeBackTitle', {name}), body: html`<p>${t('agree.takeBackBody')}</p>`, act: t('agree.takeBack'), tone: 'bad'}))) return;
    const address = `${this.address}/${learner}`;
    const now = await send('GET', address);
    const answer = now.ok ? await send('DELETE', address, undefined, {match: now.tag}) : now;
    this.faults = answer.ok ? [] : answer.faults;
    await this.fetch();
    if (answer.ok) say(t('agree.tookBack', {name}));
    await land(this, '.agreements > .acts .btn');
  }

  /** In words. @param {Agreed} agreed @param {string} zone @returns {string[]} */
  said({timePercent, moreMinutes, moreAttempts, opensAt, dueAt, closesAt}, zone) {
    return [
      timePercent === PERCENT ? '' : t('agree.said.time', {share: percent(timePercent / PERCENT)}),
      moreMinutes === 0 ? '' : t('agree.said.minutes', {n: moreMinutes}),
      moreAttempts === 0 ? '' : t('agree.said.attempts', {n: moreAttempts}),
      opensAt ? t('work.opens', {at: moment(opensAt, zone)}) : '',
      dueAt ? t('work.due', {at: moment(dueAt, zone)}) : '',
      closesAt ? t('work.closes', {at: moment(closesAt, zone)}) : '',
    ].filter((text) => text !== '');
  }

  /** @param {Agreed} agreed @param {Course} course */
  row(agreed, course) {
    const name = nameOf(this.people, agreed.learner);
    return html`<li class="agreement"><div><h3>${name}</h3><p class="facts">${this.said(agreed, course.zone).map((text) => html`<span>${text}</span>`)}</p>${agreed.reason ? html`<p class="hint">${agreed.reason}</p>` : nothing}</div>
      <div class="acts"><button type="button" class="btn small" @click=${() => this.change(agreed.learner)}>${t('agree.change')}<span class="unseen">: ${name}</span></button><button type="button" class="btn small ghost" @click=${() => this.takeBack(agreed)}>${t('agree.takeBack')}<span class="unseen">: ${name}</span></button></div></li>`;
  }

  render() {
    const {course} = this;
    if (!course) return nothing;
    return html`<section class="card pad agreements" aria-labelledby="agree-name"><h2 id="agree-name">${t('agree.name')}</h2><p class="hint">${t('agree.about')}</p>
      ${this.all.length === 0 ? html`<p class="none">${t('agree.none')}</p>` : html`<ul>${this.all.map((one) => this.row(one, course))}</ul>`}
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      <p class="acts"><button type="button" class="btn" aria-disabled=${this.people.length <= this.all.length} @click=${() => this.change()}>${icons.person()}${t('agree.add')}</button></p></section>`;
  }
}

await bringTexts('teach/setup');
customElements.define('ack-accommodations', Accommodations);
