// @ts-check
/** An assignment is given to a course, or changed: its form, beside it what learners will read, below what is done while it runs. */
import {html, nothing} from 'lit';
import {View, entitle, say} from '../../platform/view.js';
import {bringTexts, inOwn, t} from '../../platform/texts.js';
import {bringStyles} from '../../platform/styles.js';
import {freshKey, list, send, serverNow} from '../../platform/rest.js';
import {go} from '../../platform/router.js';
import {land} from '../../platform/land.js';
import {moment} from '../../platform/when.js';
import {badge, due, failure, rules} from '../../learn/parts.js';
import {assignmentHead, refusals, sets} from '../frame.js';
import {COUNTINGS, DEPTHS, PRESETS, RELEASES, asked, changes, draft, fresh, presetOf, usual, wishOf} from './form.js';
import './interventions.js';
import './accommodations.js';

/** @typedef {import('../frame.js').Course} Course */
/** @typedef {import('./form.js').Given} Given */
/** @typedef {import('./form.js').Wish} Wish */
/** @typedef {keyof Wish} Name */
/** @typedef {{id: string, title: string, description: string, exercises: number}} Quiz */
/** @typedef {import('../../platform/rest.js').Fault} Fault */
/** @typedef {{type?: string, min?: number, max?: number, step?: string, hint?: unknown, end?: string, length?: number, auto?: string}} Shape of an input; `end`: what stands behind it */

/** What stands in the address in place of an assignment that is not there yet. */
const NEW = 'new';

/** Somebody else was quicker. */
const CHANGED_MEANWHILE = 412;

/** The most that the server takes. */
const TITLE_MAX = 200;
const CODE_MAX = 100;
const ATTEMPTS_MAX = 1000;
const MINUTES_MAX = 525_600;

class SetupPage extends View {
  static properties = {place: {attribute: false}, course: {state: true}, wish: {state: true}, faults: {state: true}, fields: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {import('../../platform/router.js').Place} */
    this.place = {};
    /** @type {Course | undefined} */
    this.course = undefined;
    /** The assignment as the server has it; none before it is given. @type {Given | undefined} */
    this.given = undefined;
    /** @type {string | undefined} */
    this.tag = undefined;
    /** @type {Quiz[]} */
    this.quizzes = [];
    /** @type {Wish} */
    this.wish = fresh();
    /** Whether an attempt began: then less can be changed. */
    this.isBegun = false;
    /** @type {string[]} */
    this.faults = [];
    /** @type {Fault[]} */
    this.fields = [];
    this.busy = false;
    this.key = freshKey();
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  /** Quizzes are called otherwise in another language. */
  async spokenTo() {
    await this.bringQuizzes();
    this.requestUpdate();
  }

  get isNew() {
    return this.place.assignment === NEW;
  }

  get address() {
    return `/api/v1/courses/${this.place.course}/assignments`;
  }

  async bringQuizzes() {
    const answer = await list('/api/v1/quizzes');
    if (answer.ok) this.quizzes = answer.items;
    return answer;
  }

  async fetch() {
    const own = `${this.address}/${this.place.assignment}`;
    const [course, quizzes, given, begun] = await Promise.all([send('GET', `/api/v1/courses/${this.place.course}`), this.bringQuizzes(), this.isNew ? undefined : send('GET', own), this.isNew ? undefined : send('GET', `${own}/attempts?limit=1`)]);
    this.faults = refusals([course, quizzes, ...(given ? [given] : [])]);
    if (!course.ok || this.faults.length > 0) return;
    this.isBegun = begun?.ok === true && begun.body.items.length > 0;
    if (given?.ok) this.take(given, course.body.zone);
    this.course = course.body;
  }

  /** @param {import('../../platform/rest.js').Done} answer @param {string} zone */
  take(answer, zone) {
    this.given = /** @type {Given} */ (answer.body);
    this.tag = answer.tag;
    this.wish = wishOf(this.given, zone);
  }

  updated() {
    if (this.course) entitle(this.given ? `${t('shell.setup')}: ${inOwn(this.given.title)}` : t('setup.new'));
  }

  /** @param {Name} name @param {string} value */
  put(name, value) {
    this.wish = {...this.wish, [name]: value};
    this.fields = this.fields.filter(({field}) => field !== name && !(field.startsWith('title') && name.startsWith('title')));
  }

  // ---- What is sent

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    const {course, given} = this;
    if (this.busy || !course) return;
    this.busy = true;
    this.faults = [];
    const answer = given ? await send('PATCH', `${this.address}/${given.id}`, changes(wishOf(given, course.zone), this.wish, course.zone), {match: this.tag, type: 'application/merge-patch+json'}) : await send('POST', this.address, asked(this.wish, course.zone), {key: this.key});
    this.busy = false;
    if (answer.ok) await this.came(answer, course);
    else await this.refuse(answer, course);
  }

  /** @param {import('../../platform/rest.js').Done} answer @param {Course} course */
  async came(answer, course) {
    const title = inOwn(answer.body.title);
    this.fields = [];
    if (this.given) {
      this.take(answer, course.zone);
      say(t('setup.saved', {title}));
      return;
    }
    go(`/teach/assignments/${course.id}/${answer.body.id}`);
    say(t('setup.given', {title}));
  }

  /** @param {import('../../platform/rest.js').Failed} answer @param {Course} course */
  async refuse(answer, course) {
    if (answer.status !== 0) this.key = freshKey();
    this.fields = answer.fields;
    this.faults = answer.fields.length > 0 ? [t('setup.mend')] : answer.faults;
    if (answer.status === CHANGED_MEANWHILE) await this.meet(course);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('[aria-invalid="true"]'))?.focus();
  }

  /** Somebody else changed it: what was changed here is put on top of that, and nothing is saved yet. @param {Course} course */
  async meet(course) {
    const answer = await send('GET', `${this.address}/${this.place.assignment}`);
    if (!answer.ok || !this.given) return;
    const own = changes(wishOf(this.given, course.zone), this.wish, course.zone);
    const mine = this.wish;
    this.take(answer, course.zone);
    /** @type {Record<string, Name[]>} */
    const names = {title: ['titleEn', 'titleKo'], accessCode: ['code', 'accessCode']};
    const kept = Object.keys(own).flatMap((name) => names[name] ?? [/** @type {Name} */ (name)]);
    this.wish = {...this.wish, ...Object.fromEntries(kept.map((name) => [name, mine[name]]))};
    this.faults = [t('setup.changedMeanwhile')];
  }

  async release() {
    const {given} = this;
    if (!given) return;
    const {agreed} = await import('../../platform/dialog.js');
    if (!(await agreed({title: t('setup.releaseTitle'), body: html`<p>${t('setup.releaseBody')}</p>`, act: t('setup.release')}))) return;
    const answer = await send('PUT', `${this.address}/${given.id}/release`, {});
    if (answer.ok) {
      await this.fetch();
      say(t('setup.released'));
      await land(this, '.ends .btn');
    } else this.faults = answer.faults;
  }

  async withdraw() {
    const {given} = this;
    if (!given) return;
    const {agreed} = await import('../../platform/dialog.js');
    if (!(await agreed({title: t('setup.withdrawTitle', {title: inOwn(given.title)}), body: html`<p>${t('setup.withdrawBody')}</p>`, act: t('setup.withdraw'), tone: 'bad'}))) return;
    const answer = await send('DELETE', `${this.address}/${given.id}`, undefined, {match: this.tag});
    if (!answer.ok) {
      this.faults = answer.faults;
      return;
    }
    await this.fetch();
    say(t('setup.withdrawn'));
    await land(this);
  }

  // ---- The form

  /** What is wrong with a field. @param {string} name */
  faultsOf(name) {
    return this.fields.filter(({field}) => field === name || field.startsWith(`${name}/`)).map(({detail}) => detail);
  }

  /** A field of the form: its name, its input, what helps, what is wrong. @param {Name} name @param {string} label @param {(more: {id: string, about: unknown, wrong: unknown}) => unknown} input @param {Shape} [shape] */
  field(name, label, input, {hint, end} = {}) {
    const wrong = this.faultsOf(name === 'titleEn' ? 'title/en' : name === 'titleKo' ? 'title/ko' : name);
    const about = [hint ? `${name}-hint` : '', wrong.length > 0 ? `${name}-wrong` : ''].filter(Boolean).join(' ');
    const body = input({id: `set-${name}`, about: about || nothing, wrong: wrong.length > 0 ? 'true' : nothing});
    return html`<div class=${`field of-${name}`}><label for=${`set-${name}`}>${label}</label>${end ? html`<span class="with-end">${body}<span aria-hidden="true">${end}</span></span>` : body}
      ${hint ? html`<p class="hint" id=${`${name}-hint`}>${hint}</p>` : nothing}${wrong.length > 0 ? html`<p class="fault" id=${`${name}-wrong`}>${wrong.join(' ')}</p>` : nothing}</div>`;
  }

  /** @param {Name} name @param {string} label @param {Shape} [shape] */
  input(name, label, shape = {}) {
    const {type = 'text', min, max, step, length, auto} = shape;
    return this.field(name, label, ({id, about, wrong}) => html`<input id=${id} name=${name} type=${type} min=${min ?? nothing} max=${max ?? nothing} step=${step ?? nothing} maxlength=${length ?? nothing} autocomplete=${auto ?? 'off'} aria-describedby=${about} aria-invalid=${wrong} .value=${this.wish[name]} @input=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => this.put(name, event.currentTarget.value)}>`, shape);
  }

  /** @param {Name} name @param {string} label @param {readonly {value: string, title: string}[]} options @param {Shape} [shape] */
  select(name, label, options, shape = {}) {
    return this.field(name, label, ({id, about, wrong}) => html`<select id=${id} name=${name} aria-describedby=${about} aria-invalid=${wrong} @change=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => this.put(name, event.currentTarget.value)}>${options.map(({value, title}) => html`<option value=${value} .selected=${this.wish[name] === value}>${title}</option>`)}</select>`, shape);
  }

  /** A choice of two that is on or off. @param {Name} name @param {string} label @param {[string, string]} values off and on @param {string} hint */
  tick(name, label, [off, on], hint) {
    const wrong = this.faultsOf(name);
    return html`<div class="tick"><label class="way"><input type="checkbox" name=${name} .checked=${this.wish[name] === on} aria-describedby=${`${name}-hint`} aria-invalid=${wrong.length > 0 ? 'true' : nothing} @change=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => this.put(name, event.currentTarget.checked ? on : off)}><span>${label}</span></label>
      <p class="hint" id=${`${name}-hint`}>${hint}</p>${wrong.length > 0 ? html`<p class="fault">${wrong.join(' ')}</p>` : nothing}</div>`;
  }

  /** @param {string} name @param {unknown} body */
  section(name, body) {
    return html`<section class="card pad part-card" aria-labelledby=${`part-${name}`}><h2 id=${`part-${name}`}>${t(`setup.part.${name}`)}</h2>${body}</section>`;
  }

  what() {
    const {given, wish} = this;
    const quiz = this.quizzes.find(({id}) => id === wish.quiz);
    const options = [{value: '', title: t('setup.chooseQuiz')}, ...this.quizzes.map(({id, title, exercises}) => ({value: id, title: `${title} (${t('setup.exercises', {n: exercises})})`}))];
    return this.section('what', html`${given ? html`<dl class="stands"><div><dt>${t('setup.quiz')}</dt><dd>${quiz?.title ?? given.quiz ?? ''}</dd></div>${quiz ? html`<div><dt>${t('setup.size')}</dt><dd>${t('setup.exercises', {n: quiz.exercises})}</dd></div>` : nothing}</dl>` : this.select('quiz', t('setup.quiz'), options, {hint: quiz?.description})}
      <div class="pair">${this.input('titleEn', t('setup.titleEn'), {length: TITLE_MAX})}${this.input('titleKo', t('setup.titleKo'), {length: TITLE_MAX})}</div>${this.faultsOf('title').length > 0 ? nothing : html`<p class="hint">${t(given ? 'setup.titleOne' : 'setup.titleHint')}</p>`}
      ${given ? nothing : html`<div class="field"><span id="preset-name">${t('setup.preset')}</span><div class="modes presets" role="group" aria-labelledby="preset-name">${PRESETS.map((preset) => html`<button type="button" aria-pressed=${presetOf(wish) === preset ? 'true' : 'false'} @click=${() => {
        this.wish = usual(this.wish, preset);
        say(t(`setup.preset.${preset}Hint`));
      }}>${t(`setup.preset.${preset}`)}</button>`)}</div><p class="hint">${t(presetOf(wish) ? `setup.preset.${presetOf(wish)}Hint` : 'setup.presetOwn')}</p></div>`}`);
  }

  /** @param {Course} course */
  when({zone}) {
    return this.section('when', html`<p class="hint">${t('setup.zone', {zone})}</p><div class="pair three">
      ${this.input('opensAt', t('setup.opensAt'), {type: 'datetime-local', hint: t('setup.opensHint')})}${this.input('dueAt', t('setup.dueAt'), {type: 'datetime-local', hint: t('setup.dueHint')})}${this.input('closesAt', t('setup.closesAt'), {type: 'datetime-local', hint: t('setup.closesHint')})}</div>`);
  }

  sitting() {
    return this.section('sitting', html`<div class="pair">${this.input('timeLimitMinutes', t('setup.timeLimit'), {type: 'number', min: 1, max: MINUTES_MAX, step: '1', end: t('setup.minutes'), hint: t('setup.timeLimitHint')})}
      ${this.input('attemptsMax', t('setup.attempts'), {type: 'number', min: 1, max: ATTEMPTS_MAX, step: '1', hint: t('setup.attemptsHint')})}</div>
      <div class="ticks">${this.tick('order', t('setup.shuffle'), ['AS_WRITTEN', 'SHUFFLED'], t('setup.shuffleHint'))}${this.tick('drafts', t('setup.drafts'), ['LEFT', 'HANDED_IN'], t('setup.draftsHint'))}${this.tick('guard', t('setup.exam'), ['NONE', 'EXAM'], t('setup.examHint'))}
      ${this.tick('code', t('setup.code'), this.given?.accessCode === 'ASKED' ? ['none', 'kept'] : ['none', 'new'], t('setup.codeHint'))}</div>${this.code()}`);
  }

  code() {
    const {wish} = this;
    if (wish.code === 'none') return nothing;
    if (wish.code === 'kept') return html`<p><button type="button" class="btn small" @click=${() => {
      this.put('code', 'new');
      land(this, '#set-accessCode');
    }}>${t('setup.codeNew')}</button></p>`;
    return this.input('accessCode', t('setup.codeText'), {length: CODE_MAX});
  }

  counting() {
    return this.section('counting', html`<div class="pair three">${this.select('counting', t('setup.counting'), COUNTINGS.map((value) => ({value, title: t(`setup.counting.${value}`)})))}
      ${this.input('penaltyPerAttempt', t('setup.perAttempt'), {type: 'number', min: 0, max: 100, step: 'any', end: '%', hint: t('setup.perAttemptHint')})}${this.input('penaltyPerWrongAnswer', t('setup.perWrong'), {type: 'number', min: 0, max: 100, step: 'any', end: '%', hint: t('setup.perWrongHint')})}</div>`);
  }

  feedback() {
    const {wish} = this;
    return this.section('feedback', html`<div class="pair">${this.select('release', t('setup.release.name'), RELEASES.map((value) => ({value, title: t(`setup.release.${value}`)})))}
      ${this.select('feedback', t('setup.depth.name'), DEPTHS.map((value) => ({value, title: t(`setup.depth.${value}`)})), {hint: t(`setup.depthHint.${wish.feedback}`)})}</div>`);
  }

  /** What learners read, and the way to save. @param {Course} course */
  aside(course) {
    const {wish, given} = this;
    const shown = draft(wish, course.zone);
    const quiz = this.quizzes.find(({id}) => id === wish.quiz);
    const title = inOwn(shown.title) || quiz?.title || t('setup.untitled');
    const isSame = given !== undefined && Object.keys(changes(wishOf(given, course.zone), wish, course.zone)).length === 0;
    return html`<aside class="side beside-form" aria-label=${t('setup.aside')}><section class="card pad as-learners" aria-labelledby="as-learners"><p class="eyebrow" id="as-learners">${t('setup.asLearners')}</p><h3>${title}</h3><p class="facts">${due(shown, course.zone, serverNow())}</p><ul class="rules">${rules(shown).map((rule) => html`<li>${rule}</li>`)}</ul></section>
      <section class="card pad save-card" aria-label=${t('setup.saveCard')}>${this.isBegun ? html`<p class="hint">${t('setup.begun')}</p>` : nothing}<div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
        <button class="btn primary wide" aria-disabled=${this.busy || isSame || given?.withdrawnAt !== undefined}>${t(given ? 'setup.save' : 'setup.give')}</button>${given ? html`<p class="hint">${isSame ? t('setup.same') : t('setup.unsaved')}</p>` : html`<p class="hint">${t('setup.giveHint')}</p>`}</section></aside>`;
  }

  /** Results told, or the assignment withdrawn. @param {Given} given @param {Course} course */
  ends(given, course) {
    if (given.withdrawnAt) return nothing;
    const isByHand = given.release === 'BY_HAND';
    return html`<section class="card pad ends" aria-labelledby="ends-name"><h2 id="ends-name">${t('setup.part.ends')}</h2>
      ${isByHand ? html`<div class="end"><p>${given.releasedAt ? t('setup.releasedAt', {at: moment(given.releasedAt, course.zone)}) : t('setup.notReleased')}</p>${given.releasedAt ? nothing : html`<button type="button" class="btn" @click=${this.release}>${t('setup.release')}</button>`}</div>` : nothing}
      <div class="end"><p>${t('setup.withdrawHint')}</p><button type="button" class="btn danger" @click=${this.withdraw}>${t('setup.withdraw')}</button></div></section>`;
  }

  render() {
    const {course, given} = this;
    if (!course || (!this.isNew && !given)) return html`<div class="learn teach wide">${this.faults.length > 0 ? failure(this.faults, () => this.fetch()) : nothing}</div>`;
    const head = given ? assignmentHead(course, given, 'assignments') : html`<p class="crumbs"><a href="/teach">${t('shell.teach')}</a><span aria-hidden="true">/</span><a href=${`/teach/gradebook/${course.id}`}>${inOwn(course.title)}</a></p><h1>${t('setup.new')}</h1>`;
    if (!sets(course)) return html`<div class="learn teach wide">${head}<p class="card pad none">${t('setup.notYours')}</p></div>`;
    return html`<div class="learn teach wide setup">${head}${given?.withdrawnAt ? html`<p>${badge('bad', t('setup.withdrawnAt', {at: moment(given.withdrawnAt, course.zone)}))}</p>` : nothing}
      <form class="setup-form" novalidate @submit=${this.submit}><div class="side">${this.what()}${this.when(course)}${this.sitting()}${this.counting()}${this.feedback()}</div>${this.aside(course)}</form>
      ${given && !given.withdrawnAt ? html`<div class="setup-more"><ack-interventions .course=${course} .assignment=${given}></ack-interventions><ack-accommodations .course=${course} .assignment=${given}></ack-accommodations>${this.ends(given, course)}</div>` : nothing}</div>`;
  }
}

await Promise.all([bringTexts('learn'), bringTexts('teach'), bringTexts('teach/setup'), bringStyles('learn/learn.css'), bringStyles('teach/teach.css'), bringStyles('teach/setup/setup.css')]);
customElements.define('ack-setup', SetupPage);
