// @ts-check
/** What those who teach do to an assignment while it runs: pause it, go on, give more time; and what was done. */
import {html, nothing} from 'lit';
import {View, say} from '../../platform/view.js';
import {bringTexts, t} from '../../platform/texts.js';
import {freshKey, list, send} from '../../platform/rest.js';
import {moment} from '../../platform/when.js';
import * as icons from '../../platform/icons.js';
import {badge} from '../../learn/parts.js';
import {learnersOf, nameOf} from '../people.js';

/** @typedef {import('../frame.js').Course} Course */
/** @typedef {import('../frame.js').Assignment} Assignment */
/** @typedef {{id: string, kind: 'PAUSE' | 'RESUME' | 'EXTEND', minutes?: number, learner?: string, doneAt: string}} Deed */

/** A week: the most that the server takes at once. */
const MINUTES_MAX = 10_080;

const MINUTES = 10;

/** Whether the clock of somebody, or with '' of the class, stands still. @param {Deed[]} deeds @param {string} learner */
export function isPaused(deeds, learner) {
  const last = deeds.findLast((deed) => deed.kind !== 'EXTEND' && (deed.learner ?? '') === learner);
  return last?.kind === 'PAUSE';
}

export class Interventions extends View {
  static properties = {course: {attribute: false}, assignment: {attribute: false}, deeds: {state: true}, people: {state: true}, learner: {state: true}, faults: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {Course | undefined} */
    this.course = undefined;
    /** @type {Assignment | undefined} */
    this.assignment = undefined;
    /** @type {Deed[]} */
    this.deeds = [];
    /** @type {import('../people.js').Person[]} */
    this.people = [];
    /** Whom it concerns; '' is the class. */
    this.learner = '';
    /** @type {string[]} */
    this.faults = [];
    this.busy = false;
    this.key = freshKey();
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  get address() {
    return `/api/v1/courses/${this.course?.id}/assignments/${this.assignment?.id}/interventions`;
  }

  async fetch() {
    const [answer, people] = await Promise.all([list(this.address), learnersOf(this.course?.id ?? '')]);
    this.people = people;
    if (answer.ok) this.deeds = answer.items;
    else this.faults = answer.faults;
  }

  /** @param {Deed['kind']} kind @param {number} [minutes] */
  async act(kind, minutes) {
    if (this.busy) return;
    this.busy = true;
    const answer = await send('POST', this.address, {kind, ...(minutes === undefined ? {} : {minutes}), ...(this.learner ? {learner: this.learner} : {})}, {key: this.key});
    this.busy = false;
    if (answer.status !== 0) this.key = freshKey();
    this.faults = answer.ok ? [] : answer.faults;
    if (!answer.ok) return;
    say(this.said(answer.body));
    await this.fetch();
    this.dispatchEvent(new CustomEvent('intervened', {bubbles: true}));
  }

  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  extend(event) {
    event.preventDefault();
    const minutes = Number(new FormData(event.currentTarget).get('minutes'));
    if (event.currentTarget.reportValidity()) this.act('EXTEND', minutes);
  }

  /** @param {Deed} deed */
  said({kind, minutes, learner}) {
    const whom = learner ? nameOf(this.people, learner) : t('during.class');
    return t(`during.did.${kind}`, {whom, n: minutes ?? 0});
  }

  render() {
    const {course, deeds} = this;
    if (!course) return nothing;
    const paused = isPaused(deeds, this.learner);
    return html`<section class="card pad during" aria-labelledby="during-name"><div class="named"><h2 id="during-name">${t('during.name')}</h2>${isPaused(deeds, '') ? badge('note', t('during.paused')) : nothing}</div>
      <p class="hint">${t('during.about')}</p>
      <div class="during-acts"><div class="field"><label for="during-whom">${t('during.whom')}</label><select id="during-whom" @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => {
        this.learner = event.currentTarget.value;
      }}><option value="">${t('during.class')}</option>${this.people.map(({id, displayName, username}) => html`<option value=${id} .selected=${this.learner === id}>${displayName} (${username})</option>`)}</select></div>
        <form class="extend" novalidate @submit=${this.extend}><div class="field"><label for="during-minutes">${t('during.minutes')}</label><input id="during-minutes" name="minutes" type="number" inputmode="numeric" min="1" max=${MINUTES_MAX} step="1" required value=${MINUTES}></div><button class="btn" aria-disabled=${this.busy}>${icons.clock()}${t('during.extend')}</button></form>
        <button type="button" class="btn pause-act" aria-disabled=${this.busy} @click=${() => this.act(paused ? 'RESUME' : 'PAUSE')}>${paused ? icons.play() : icons.pause()}${t(paused ? 'during.resume' : 'during.pause')}</button></div>
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      ${deeds.length === 0 ? html`<p class="none">${t('during.none')}</p>` : html`<ol class="deeds">${[...deeds].reverse().map((deed) => html`<li><time datetime=${deed.doneAt}>${moment(deed.doneAt, course.zone)}</time><span>${this.said(deed)}</span></li>`)}</ol>`}</section>`;
  }
}

await bringTexts('teach/setup');
customElements.define('ack-interventions', Interventions);
