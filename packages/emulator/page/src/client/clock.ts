import { HOURS, LANGUAGE } from '../markup/language.js';

/** The moment of a `ts`. */
export function momentOf(ts: string): Date {
  return new Date(Number.parseFloat(ts) * 1000);
}

const TIME = new Intl.DateTimeFormat(LANGUAGE, { hour: 'numeric', minute: '2-digit', hourCycle: HOURS });
const FULL = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'medium', hourCycle: HOURS });
const DAY = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long', month: 'long', day: 'numeric' });
const DAY_AND_YEAR = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full' });

/** `3:05 PM`, or `15:05` */
export function timeWords(ts: string): string {
  return TIME.format(momentOf(ts));
}

/** `Friday, November 27, 2026 at 3:05:12 PM` */
export function fullTimeWords(ts: string): string {
  return FULL.format(momentOf(ts));
}

/** `Today`, `Yesterday`, `Friday, November 27`; with its year where that is another. */
export function dayWords(ts: string, now = new Date()): string {
  const day = momentOf(ts);
  if (isSameDay(day, now)) return 'Today';
  if (isSameDay(day, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return 'Yesterday';
  return day.getFullYear() === now.getFullYear() ? DAY.format(day) : DAY_AND_YEAR.format(day);
}

/** Whether they are of the same day where the page is looked at. */
export function isSameDay(one: Date, other: Date): boolean {
  return (
    one.getDate() === other.getDate() &&
    one.getMonth() === other.getMonth() &&
    one.getFullYear() === other.getFullYear()
  );
}
