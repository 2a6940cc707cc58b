// @ts-check
import {html, nothing} from 'lit';
import {View} from './view.js';
import {speak, spoken, t} from './texts.js';
import {HOME, PAGES, WORK, follow, go, here, wayIn} from './router.js';
import {isExpected, isLaunched, look, person, signOut, teaches} from './session.js';
import * as icons from './icons.js';

/** @typedef {'auto' | 'light' | 'dark'} Theme */

/** @type {Theme[]} */
const THEMES = ['auto', 'light', 'dark'];

/** @param {string} key @param {string} value */
function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

/** What cannot be done now keeps the focus, which a button that is disabled would lose; it does nothing. @param {Event} event */
function idle(event) {
  if (!(/** @type {Element} */ (event.target).closest('[aria-disabled="true"]'))) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The frame around every page: the bar at the top, and the page of the address. */
class App extends View {
  static properties = {page: {state: true}, theme: {state: true}, waiting: {state: true}};

  constructor() {
    super();
    /** @type {HTMLElement | undefined} */
    this.page = undefined;
    /** @type {Theme} */
    this.theme = /** @type {Theme} */ (document.documentElement.dataset.theme ?? 'auto');
    this.shown = '';
    this.waiting = isExpected();
  }

  connectedCallback() {
    super.connectedCallback();
    /** Who it is is known soon, at once where nobody is expected. */
    this.known = look().finally(() => {
      this.waiting = false;
    });
    document.addEventListener('click', idle, true);
    follow(() => this.turn());
    this.turn();
  }

  async leave() {
    await signOut();
    location.assign('/');
  }

  /** Who is signed in, and the way out; or the way in. */
  who() {
    const somebody = person();
    return somebody
      ? isLaunched()
        ? html`<span class="signed-in" title=${somebody.username}>${somebody.displayName}</span>`
        : html`<a class="signed-in" href="/account" title=${t('shell.account')}>${somebody.displayName}</a><button class="pill" type="button" @click=${this.leave}>${t('shell.signOut')}</button>`
      : nothing;
  }

  /** The page of the address, for whoever looks; none where they are sent to sign in first. */
  async wanted() {
    const found = here() ?? {page: HOME, place: {}};
    const isFirst = found.page === HOME;
    if ((isFirst && isExpected()) || found.page.people) await this.known;
    if (isFirst && person()) return {page: WORK, place: {}};
    if (found.page.people && !person()) {
      go(wayIn(), 'replace');
      return undefined;
    }
    return found;
  }

  async turn() {
    const address = location.pathname;
    if (this.shown === address) return;
    const isFirst = this.shown === '';
    this.shown = address;
    /** @type {HTMLElement | null} */ (this.querySelector('#choices'))?.hidePopover();
    const wanted = await this.wanted();
    if (!wanted || this.shown !== address) return;
    await wanted.page.load();
    if (this.shown !== address) return;
    this.page = Object.assign(document.createElement(wanted.page.element), {place: wanted.place});
    this.entitle();
    await this.updateComplete;
    // A page that follows another begins where the eye begins, not where the link was.
    if (!isFirst) this.querySelector('main')?.focus({preventScroll: true});
  }

  spokenTo() {
    this.entitle();
  }

  entitle() {
    const page = here()?.page;
    document.title = page && page !== HOME ? `${t(page.title)} — Ackademy` : `Ackademy — ${t('home.tagline')}`;
  }

  nextTheme() {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length];
    if (this.theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.theme;
    keep('ackademy.theme', this.theme);
  }

  async otherLanguage() {
    const other = spoken() === 'ko' ? 'en' : 'ko';
    await speak(other);
    keep('ackademy.language', other);
  }

  /** The pages of the bar; nothing before it is known who looks, so that nothing moves. */
  pages() {
    if (this.waiting) return nothing;
    const at = here()?.page;
    const shown = at === HOME && person() ? WORK : at;
    return PAGES.filter((page) => !page.aside && (!page.people || person()) && (!page.teachers || teaches()) && (!page.administrators || person()?.role === 'ADMINISTRATOR')).map((page) => html`<a href=${page.path} aria-current=${page === shown ? 'page' : nothing}>${t(page.title)}</a>`);
  }

  /** What is chosen once and kept; on narrow screens behind a button. */
  choices() {
    const other = spoken() === 'ko' ? 'en' : 'ko';
    return html`<button class="pill square menu-button" type="button" popovertarget="choices" aria-label=${t('shell.menu')}>${icons.menu()}</button>
      <div class="choices" id="choices" popover>
        ${person() ? html`<nav class="places" aria-label=${t('shell.pages')}>${this.pages()}</nav>` : nothing}
        ${this.who()}
        <button class="pill square" type="button" @click=${this.nextTheme} aria-label=${t('shell.theme', {theme: t(`shell.theme.${this.theme}`)})} title=${t(`shell.theme.${this.theme}`)}>
          ${{auto: icons.halves, light: icons.sun, dark: icons.moon}[this.theme]()}
        </button>
        <button class="pill" type="button" lang=${other} @click=${this.otherLanguage}>${other === 'ko' ? '한국어' : 'English'}</button>
      </div>`;
  }

  render() {
    return html`
      <a class="skip" href="#main" @click=${this.skip}>${t('shell.skip')}</a>
      <header class=${person() ? 'top own' : 'top'}>
        <a class="brand" href="/">${icons.logo()}<span>Ackademy</span></a>
        <nav class="pages" aria-label=${t('shell.pages')}>${this.pages()}</nav>
        <span class="gap"></span>
        ${this.waiting || person() ? nothing : html`<a class="pill" href="/sign-in">${t('entry.signIn')}</a>`}
        ${this.waiting ? nothing : this.choices()}
      </header>
      <main id="main" tabindex="-1">${this.page ?? nothing}</main>
      <div class="unseen" role="status" aria-live="polite" id="say"></div>
      ${icons.arrowHeads()}`;
  }

  /** @param {Event} event */
  skip(event) {
    event.preventDefault();
    this.querySelector('main')?.focus();
  }
}

await speak(document.documentElement.lang === 'ko' ? 'ko' : 'en');
customElements.define('ack-app', App);
