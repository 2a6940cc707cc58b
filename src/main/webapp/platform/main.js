// @ts-check
import {html, nothing} from 'lit';
import {View} from './view.js';
import {speak, spoken, t} from './texts.js';
import {PAGES, follow, here} from './router.js';
import {look, person, signOut} from './session.js';
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

/** The frame around every page: the bar at the top, and the page of the address. */
class App extends View {
  static properties = {page: {state: true}, theme: {state: true}};

  constructor() {
    super();
    /** @type {HTMLElement | undefined} */
    this.page = undefined;
    /** @type {Theme} */
    this.theme = /** @type {Theme} */ (document.documentElement.dataset.theme ?? 'auto');
    this.shown = '';
  }

  connectedCallback() {
    super.connectedCallback();
    follow(() => this.turn());
    this.turn();
    look().then(() => this.requestUpdate());
  }

  async leave() {
    await signOut();
    location.assign('/');
  }

  /** Who is signed in, and the way out; or the way in. */
  who() {
    const somebody = person();
    return somebody
      ? html`<span class="signed-in" title=${somebody.username}>${somebody.displayName}</span><button class="pill" type="button" @click=${this.leave}>${t('shell.signOut')}</button>`
      : html`<a class="pill" href="/sign-in">${t('entry.signIn')}</a>`;
  }

  async turn() {
    const page = here() ?? PAGES[0];
    if (this.shown === page.path) return;
    const isFirst = this.shown === '';
    this.shown = page.path;
    await page.load();
    if (this.shown !== page.path) return;
    this.page = document.createElement(page.element);
    this.entitle();
    await this.updateComplete;
    // A page that follows another begins where the eye begins, not where the link was.
    if (!isFirst) this.querySelector('main')?.focus({preventScroll: true});
  }

  spokenTo() {
    this.entitle();
  }

  entitle() {
    const page = here();
    document.title = page && page.path !== '/' ? `${t(page.title)} — Ackademy` : `Ackademy — ${t('home.tagline')}`;
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

  render() {
    const other = spoken() === 'ko' ? 'en' : 'ko';
    const path = here()?.path;
    return html`
      <a class="skip" href="#main" @click=${this.skip}>${t('shell.skip')}</a>
      <header class="top">
        <a class="brand" href="/">${icons.logo()}<span>Ackademy</span></a>
        <nav class="pages" aria-label=${t('shell.pages')}>
          ${PAGES.slice(1).filter((page) => !page.aside).map((page) => html`<a href=${page.path} aria-current=${path === page.path ? 'page' : nothing}>${t(page.title)}</a>`)}
        </nav>
        <span class="gap"></span>
        ${this.who()}
        <button class="pill square" type="button" @click=${this.nextTheme} aria-label=${t('shell.theme', {theme: t(`shell.theme.${this.theme}`)})} title=${t(`shell.theme.${this.theme}`)}>
          ${{auto: icons.halves, light: icons.sun, dark: icons.moon}[this.theme]()}
        </button>
        <button class="pill" type="button" lang=${other} @click=${this.otherLanguage}>${other === 'ko' ? '한국어' : 'English'}</button>
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
