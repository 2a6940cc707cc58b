// @ts-check
/**
 * What a learner writes in an attempt, kept in three places: here, on this device until the server
 * has it, and on the server. Nothing is lost where the connection is, and nothing is stored twice.
 */
import {freshKey, list, send} from '../platform/rest.js';

/** @typedef {{exercise: string, answer: string, answeredAt: string, id: string, [more: string]: any}} Answer as the server tells it */
/** @typedef {{text: string, revision: number, isSaved: boolean}} Draft `revision`: the last that the server has or had */
/** @typedef {{key: string, text: string}} Handing an answer that is on its way, with its key */
/** @typedef {'saved' | 'saving' | 'kept' | 'newer' | 'out' | 'over'} State `kept`: on this device alone; `newer`: another device went on; `out`: signed out; `over`: it takes nothing more */

/** So long after the last change a draft is sent. */
const REST_MILLIS = 700;

/** So long after a failure it is tried again, and at most so long. */
const AGAIN_MILLIS = 2_000;
const AGAIN_MILLIS_MAX = 30_000;

/** Statuses that say that the same may be sent again: no answer, throttled, out of order for now. @param {number} status */
const isPassing = (status) => status === 0 || status === 429 || status >= 500;

export class Desk {
  /** @type {Map<string, Draft>} */
  drafts = new Map();
  /** By exercise, the latest last. @type {Map<string, Answer[]>} */
  answers = new Map();
  /** @type {Map<string, Handing>} */
  handings = new Map();
  /** What was written here and gave way to another device's, until it is taken back or let go. @type {Map<string, string>} */
  aside = new Map();
  /** @type {State} */
  state = 'saved';
  /** When the server last took something. @type {string | undefined} */
  savedAt = undefined;
  /** Where this tab keeps what it wrote in the attempt; tabs.js gives each one a place of its own. */
  place;
  /** Ends what still waits for another tab. */
  closing = new AbortController();
  #wait = AGAIN_MILLIS;
  /** @type {number | undefined} */
  #timer = undefined;
  /** @type {Promise<void> | undefined} */
  #running = undefined;

  /** @param {string} attempt @param {() => void} changed called at every change of what stands here */
  constructor(attempt, changed) {
    this.attempt = attempt;
    this.changed = changed;
    this.place = this.places;
    this.online = () => this.soon(0);
    addEventListener('online', this.online);
  }

  close() {
    this.closing.abort();
    clearTimeout(this.#timer);
    removeEventListener('online', this.online);
  }

  get #address() {
    return `/api/v1/attempts/${this.attempt}`;
  }

  /** Where all tabs keep what they wrote in this attempt. */
  get places() {
    return ['ackademy', 'attempt', this.attempt].join('.');
  }

  // ---- This device

  keep() {
    const drafts = [...this.drafts].filter(([, draft]) => !draft.isSaved);
    try {
      if (drafts.length === 0 && this.handings.size === 0) localStorage.removeItem(this.place);
      else localStorage.setItem(this.place, JSON.stringify({drafts, handings: [...this.handings]}));
    } catch {
      // Storage may be forbidden or full: then this page alone holds it until the server does.
    }
  }

  /** Whether any tab kept something. */
  get isKept() {
    try {
      return Object.keys(localStorage).some((place) => place.startsWith(this.places));
    } catch {
      return false;
    }
  }

  // ---- The server

  /**
   * Brings what the server has; what this device kept is brought by tabs.js.
   *
   * @returns {Promise<import('../platform/rest.js').Failed | undefined>} what stood in the way
   */
  async open() {
    const [drafts, answers] = await Promise.all([send('GET', `${this.#address}/drafts`), list(`${this.#address}/answers`)]);
    if (!drafts.ok) return drafts;
    if (!answers.ok) return answers;
    for (const {exercise, answer, revision, savedAt} of drafts.body.items) {
      this.drafts.set(exercise, {text: answer, revision, isSaved: true});
      if (this.savedAt === undefined || savedAt > this.savedAt) this.savedAt = savedAt;
    }
    for (const answer of answers.items) this.found(answer);
    return undefined;
  }

  /** @param {Answer} answer */
  found(answer) {
    const known = this.answers.get(answer.exercise) ?? [];
    if (!known.some((one) => one.id === answer.id)) this.answers.set(answer.exercise, [...known, answer]);
  }

  /** Whether something is not on the server yet. */
  get isWaiting() {
    return this.handings.size > 0 || [...this.drafts.values()].some((draft) => !draft.isSaved);
  }

  /** @param {string} exercise @returns {Answer | undefined} */
  last(exercise) {
    return this.answers.get(exercise)?.at(-1);
  }

  /** What stands in a question now. @param {string} exercise */
  text(exercise) {
    return this.drafts.get(exercise)?.text ?? this.last(exercise)?.answer;
  }

  /** Whether something is written that was not handed in. @param {string} exercise */
  isAhead(exercise) {
    const draft = this.drafts.get(exercise);
    return draft !== undefined && draft.text !== (this.last(exercise)?.answer ?? '');
  }

  /** @param {string} exercise @param {string} text */
  write(exercise, text) {
    const known = this.drafts.get(exercise);
    if (known?.text === text) return;
    this.drafts.set(exercise, {text, revision: known?.revision ?? 0, isSaved: false});
    this.#become('saving');
    this.keep();
    this.soon(REST_MILLIS);
  }

  /** Takes back what was written here in place of what another device wrote. @param {string} exercise */
  takeBack(exercise) {
    const text = this.aside.get(exercise);
    if (text === undefined) return;
    this.aside.delete(exercise);
    this.state = 'saved';
    this.write(exercise, text);
  }

  /** @param {State} state */
  #become(state) {
    this.state = state;
    this.changed();
  }

  /** @param {number} millis */
  soon(millis) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), millis);
  }

  /** Sends all that waits; one after another, and never twice at once. @returns {Promise<void>} */
  async flush() {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    this.#running = this.#sendAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #sendAll() {
    if (!this.isWaiting) return;
    for (const [exercise, draft] of this.drafts) {
      if (!draft.isSaved && !(await this.#save(exercise, draft))) return;
    }
    for (const [exercise, handing] of this.handings) {
      if (!(await this.#post(exercise, handing))) return;
    }
    this.#wait = AGAIN_MILLIS;
    if (this.isWaiting) this.soon(REST_MILLIS);
    else this.#become(this.state === 'newer' ? 'newer' : 'saved');
  }

  /** @param {string} exercise @param {Draft} draft @returns {Promise<boolean>} whether to go on */
  async #save(exercise, draft) {
    const {text} = draft;
    const revision = draft.revision + 1;
    const answer = await send('PUT', `${this.#address}/drafts/${encodeURIComponent(exercise)}`, {answer: text, revision});
    const now = this.drafts.get(exercise) ?? draft;
    if (answer.ok) {
      this.drafts.set(exercise, {text: now.text, revision, isSaved: now.text === text});
      this.savedAt = answer.body.savedAt;
      this.keep();
      return true;
    }
    if (answer.status === 409 && answer.type.includes('draft-newer')) return this.#takeNewer(exercise);
    return this.#failed(answer.status);
  }

  /** Another device went on: what it wrote is what counts, and it is said. @param {string} exercise */
  async #takeNewer(exercise) {
    const answer = await send('GET', `${this.#address}/drafts`);
    if (!answer.ok) return this.#failed(answer.status);
    const newer = answer.body.items.find((/** @type {{exercise: string}} */ one) => one.exercise === exercise);
    const own = this.drafts.get(exercise);
    if (newer && own) {
      const isOurs = newer.answer === own.text;
      this.drafts.set(exercise, {text: newer.answer, revision: newer.revision, isSaved: true});
      this.keep();
      if (!isOurs) {
        this.aside.set(exercise, own.text);
        this.#become('newer');
      }
    }
    return true;
  }

  /** @param {string} exercise @param {Handing} handing */
  async #post(exercise, handing) {
    const answer = await send('POST', `${this.#address}/answers`, {exercise, answer: handing.text}, {key: handing.key});
    if (answer.ok) {
      this.handings.delete(exercise);
      this.found(answer.body);
      this.keep();
      this.changed();
      return true;
    }
    if (!isPassing(answer.status) && answer.status !== 401) {
      this.handings.delete(exercise);
      this.keep();
    }
    return this.#failed(answer.status);
  }

  /** @param {number} status */
  #failed(status) {
    if (isPassing(status)) {
      this.#become('kept');
      this.soon(this.#wait);
      this.#wait = Math.min(this.#wait * 2, AGAIN_MILLIS_MAX);
    } else {
      this.#become(status === 401 ? 'out' : 'over');
    }
    return false;
  }

  /**
   * Hands an answer in; where the server is not reached it goes as soon as it is.
   *
   * @param {string} exercise
   * @returns {Promise<Answer | undefined>} what the server stored; nothing while it has not
   */
  async handIn(exercise) {
    const text = this.text(exercise) ?? '';
    const known = this.handings.get(exercise);
    if (known?.text !== text) this.handings.set(exercise, {key: freshKey(), text});
    const before = this.answers.get(exercise)?.length ?? 0;
    this.#become('saving');
    this.keep();
    await this.flush();
    return (this.answers.get(exercise)?.length ?? 0) > before ? this.last(exercise) : undefined;
  }
}
