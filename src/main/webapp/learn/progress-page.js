// @ts-check
/** How a learner is getting on: topic by topic, and which misconceptions they met and overcame. */
import {html, nothing} from 'lit';
import {View} from '../platform/view.js';
import {bringTexts, inOwn, percent, t} from '../platform/texts.js';
import {bringStyles} from '../platform/styles.js';
import {send, serverNow} from '../platform/rest.js';
import {go, wayIn} from '../platform/router.js';
import {moment} from '../platform/when.js';
import {sized} from '../platform/sized.js';
import * as icons from '../platform/icons.js';
import {badge, failure} from './parts.js';
import {mayBegin, works} from './work.js';

/** @typedef {{quiz: string, title: string, answered: number, right: number}} Topic */
/** @typedef {{id: string, belief: string, fact: string, times: number, lastAt: string, state: 'OPEN' | 'OVERCOME'}} Met */

class ProgressPage extends View {
  static properties = {found: {state: true}, practice: {state: true}, faults: {state: true}};

  constructor() {
    super();
    /** @type {{topics: Topic[], misconceptions: Met[]} | undefined} */
    this.found = undefined;
    /** What can be begun again without a limit. @type {import('./work.js').Task[]} */
    this.practice = [];
    /** @type {string[]} */
    this.faults = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  spokenTo() {
    this.fetch();
  }

  async fetch() {
    const [answer, all] = await Promise.all([send('GET', '/api/v1/me/progress'), works(serverNow())]);
    if (!answer.ok) {
      if (answer.status === 401) go(wayIn(), 'replace');
      else this.faults = answer.faults;
      return;
    }
    const open = all.ok ? all.works.flatMap((work) => work.tasks) : [];
    this.practice = open.filter((task) => task.assignment.attemptsMax === undefined && (mayBegin(task, serverNow()) || task.standing === 'running'));
    this.faults = [];
    this.found = answer.body;
  }

  /** @param {Topic} topic */
  topic({title, answered, right}) {
    const share = right / answered;
    return html`<li class="topic"><h3>${title}</h3><div class="bar-track" aria-hidden="true"><span class=${share >= 0.8 ? 'ok' : share >= 0.5 ? 'mid' : 'note'} ${sized({'--share': `${share * 100}%`})}></span></div><p><b>${percent(share)}</b> <span>${t('progress.of', {right: String(right), n: answered})}</span></p></li>`;
  }

  /** @param {Met} met */
  met({belief, fact, times, lastAt, state}) {
    return html`<li class="met"><div><h3>“${belief}”</h3><p>${icons.right()}<span>${fact}</span></p></div><p class="facts">${badge(state === 'OVERCOME' ? 'ok' : 'note', t(`progress.state.${state}`))}<span>${t('progress.times', {n: times})}</span><span>${moment(lastAt)}</span></p></li>`;
  }

  suggestion() {
    const [task] = this.practice;
    if (!task) return nothing;
    return html`<section class="card pad next-up" aria-labelledby="practice-name"><div><p class="eyebrow">${t('progress.practice')}</p><h2 id="practice-name">${inOwn(task.assignment.title)}</h2></div><a class="btn primary" href=${`/courses/${task.assignment.course}/assignments/${task.assignment.id}`}>${t('progress.practise')}</a></section>`;
  }

  render() {
    const {found} = this;
    const open = found?.misconceptions.filter((met) => met.state === 'OPEN') ?? [];
    const overcome = found?.misconceptions.filter((met) => met.state === 'OVERCOME') ?? [];
    return html`<div class="learn"><p class="crumbs"><a href="/learn">${t('shell.work')}</a></p><h1>${t('shell.progress')}</h1>${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}
      ${found === undefined ? nothing : found.topics.length === 0 ? html`<p class="card pad none">${t('progress.none')}</p>${this.suggestion()}` : html`
        <section class="card" aria-labelledby="topics-name"><div class="ph"><h2 id="topics-name">${t('progress.topics')}</h2><span>${t('progress.told')}</span></div><ul class="topics">${found.topics.map((topic) => this.topic(topic))}</ul></section>
        ${this.suggestion()}
        <section class="card" aria-labelledby="met-name"><div class="ph"><h2 id="met-name">${t('progress.misconceptions')}</h2><span>${t('progress.overcome', {n: overcome.length, of: String(overcome.length + open.length)})}</span></div>
          ${open.length + overcome.length === 0 ? html`<p class="pad none">${t('progress.noneMet')}</p>` : html`<ul class="mets">${[...open, ...overcome].map((met) => this.met(met))}</ul>`}</section>`}</div>`;
  }
}

await Promise.all([bringTexts('learn'), bringStyles('learn/learn.css')]);
customElements.define('ack-progress', ProgressPage);
