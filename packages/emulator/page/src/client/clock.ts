/** The moment of a `ts`. */
export function momentOf(ts: string): Date {
  return new Date(Number.parseFloat(ts) * 1000);
}

const TIME = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' });
const FULL = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-US', { dateStyle: 'full' });

/** `3:05 PM` */
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
