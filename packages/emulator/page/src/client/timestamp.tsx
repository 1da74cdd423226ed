import { HOURS, LANGUAGE } from '../markup/language.js';
import css from './time-stamp.module.css';

export function toDate(ts: string): Date {
  return new Date(Number.parseFloat(ts) * 1000);
}

const TIME = new Intl.DateTimeFormat(LANGUAGE, { hour: 'numeric', minute: '2-digit', hourCycle: HOURS });
const FULL = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'medium', hourCycle: HOURS });
const DAY = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long', month: 'long', day: 'numeric' });
const DAY_AND_YEAR = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full' });

export function formatTime(ts: string): string {
  return TIME.format(toDate(ts));
}

export function formatFullTime(ts: string): string {
  return FULL.format(toDate(ts));
}

/** Adds the year if it is not the current one. */
export function formatDay(ts: string, now = new Date()): string {
  const day = toDate(ts);
  if (isSameDay(day, now)) return 'Today';
  if (isSameDay(day, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return 'Yesterday';
  return day.getFullYear() === now.getFullYear() ? DAY.format(day) : DAY_AND_YEAR.format(day);
}

/** Compares in the browser's time zone. */
export function isSameDay(one: Date, other: Date): boolean {
  return (
    one.getDate() === other.getDate() &&
    one.getMonth() === other.getMonth() &&
    one.getFullYear() === other.getFullYear()
  );
}

/** The time of a message; its tooltip shows the full date. */
export function TimeStamp({ ts }: { readonly ts: string }) {
  const moment = toDate(ts);
  const isKnown = !Number.isNaN(moment.getTime());
  if (!isKnown) return null;
  return (
    <time className={css.time} dateTime={moment.toISOString()} title={formatFullTime(ts)}>
      {formatTime(ts)}
    </time>
  );
}
