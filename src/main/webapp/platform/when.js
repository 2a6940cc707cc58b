// @ts-check
/** Moments and spans of time in words. Instants are UTC everywhere; people read them in their course's time zone. */
import {spoken, t} from './texts.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param {string} zone @param {Date} at */
const offset = (zone, at) => new Intl.DateTimeFormat('en', {timeZone: zone, timeZoneName: 'longOffset'}).formatToParts(at).find((part) => part.type === 'timeZoneName')?.value;

/** @param {string | undefined} zone @param {Date} at */
const isElsewhere = (zone, at) => zone !== undefined && offset(zone, at) !== offset(Intl.DateTimeFormat().resolvedOptions().timeZone, at);

/**
 * A moment: weekday, day and time; with the year where it is another one, with the zone where it
 * is not the reader's.
 *
 * @param {string} instant as in 2026-12-01T00:00:00Z
 * @param {string} [zone] an IANA zone
 */
export function moment(instant, zone) {
  const at = new Date(instant);
  return new Intl.DateTimeFormat(spoken(), {
    timeZone: zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: at.getFullYear() === new Date().getFullYear() ? undefined : 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: isElsewhere(zone, at) ? 'short' : undefined,
  }).format(at);
}

/** @param {number} value @param {'day' | 'hour' | 'minute' | 'second'} unit */
const unit = (value, unit) => new Intl.NumberFormat(spoken(), {style: 'unit', unit, unitDisplay: 'long'}).format(value);

/** A span in its two largest units, rounded down: "2 days 3 hours". @param {number} seconds */
export function span(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole >= DAY) return [unit(Math.floor(whole / DAY), 'day'), Math.floor((whole % DAY) / HOUR) > 0 ? unit(Math.floor((whole % DAY) / HOUR), 'hour') : ''].filter(Boolean).join(' ');
  if (whole >= HOUR) return [unit(Math.floor(whole / HOUR), 'hour'), Math.floor((whole % HOUR) / MINUTE) > 0 ? unit(Math.floor((whole % HOUR) / MINUTE), 'minute') : ''].filter(Boolean).join(' ');
  return whole >= MINUTE ? unit(Math.floor(whole / MINUTE), 'minute') : unit(whole, 'second');
}

/** A span as a clock shows it: 1:02:03, or 2:03. @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const [h, m, s] = [Math.floor(whole / HOUR), Math.floor((whole % HOUR) / MINUTE), whole % MINUTE];
  /** @param {number} n */
  const two = (n) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long it is from now to a moment, in words. @param {string} instant @param {number} now in milliseconds */
export const timeLeft = (instant, now) => t('when.left', {span: span((Date.parse(instant) - now) / 1000)});
