// @ts-check
/** What there is to look after, and where one is. */
import {html, nothing} from 'lit';
import {t} from '../platform/texts.js';

/** @typedef {'people' | 'invitations' | 'tokens' | 'webhooks' | 'settings' | 'jobs' | 'audit'} Part */

/** @type {Part[]} */
export const PARTS = ['people', 'invitations', 'tokens', 'webhooks', 'settings', 'jobs', 'audit'];

/** @param {Part | 'systems'} at */
export const tabs = (at) => html`<nav class="tabs" aria-label=${t('admin.parts')}>${PARTS.map((part) => html`<a href=${part === 'people' ? '/admin' : `/admin/${part}`} aria-current=${part === at ? 'page' : nothing}>${t(`admin.part.${part}`)}</a>`)}<a href="/lti/systems" aria-current=${at === 'systems' ? 'page' : nothing}>${t('admin.lms')}</a></nav>`;
