import { HOURS, LANGUAGE } from './language.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** From the largest on: how many seconds a unit has. */
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A moment, the one that it is looked at from, and where that is. */
interface Seen {
  readonly at: Date;
  readonly now: Date;
  /** Of the IANA. `undefined`: that of the browser */
  readonly timeZone: string | undefined;
}

const written =
  (options: Intl.DateTimeFormatOptions) =>
  ({ at, timeZone }: Seen): string =>
    new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone }).format(at);

const dateNumber = written({ year: 'numeric', month: '2-digit', day: '2-digit' });
const shortDate = written({ year: 'numeric', month: 'short', day: 'numeric' });
const monthOf = written({ month: 'long' });
const dayOf = written({ day: 'numeric' });
const yearOf = written({ year: 'numeric' });
const weekday = written({ weekday: 'long' });
const plainDate = (seen: Seen): string => `${monthOf(seen)} ${ordinal(Number(dayOf(seen)))}, ${yearOf(seen)}`;
const longDate = (seen: Seen): string => `${weekday(seen)}, ${plainDate(seen)}`;

/** What each token of a format says. */
const TOKENS = new Map<string, (seen: Seen) => string>([
  ['date_num', seen => dateNumber(seen).replace(/^(\d+)\/(\d+)\/(\d+)$/, '$3-$1-$2')],
  ['date', plainDate],
  ['date_short', shortDate],
  ['date_long', longDate],
  ['date_pretty', pretty(plainDate)],
  ['date_short_pretty', pretty(shortDate)],
  ['date_long_pretty', pretty(longDate)],
  ['time', written({ hour: 'numeric', minute: '2-digit', hourCycle: HOURS })],
  ['time_secs', written({ hour: 'numeric', minute: '2-digit', second: '2-digit', hourCycle: HOURS })],
  ['ago', ago],
]);

/**
 * A moment as a format of Slack's writes it: `Sent {date_short_pretty} at {time}`. A token that nobody knows stays as it
 * is.
 * @param timestamp seconds since the epoch
 * @param now what today is, in milliseconds since the epoch
 * @param zone a time zone of the IANA. Default, and where there is none of that name: that of the browser
 * @returns `undefined` for what is no moment
 * @see https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function slackDate(timestamp: number, format: string, now: number, zone?: string): string | undefined {
  const seen = { at: new Date(timestamp * 1000), now: new Date(now), timeZone: knownZone(zone) };
  if (Number.isNaN(seen.at.getTime())) return undefined;
  return format.replaceAll(/\{(\w+)\}/g, (token, name: string) => TOKENS.get(name)?.(seen) ?? token);
}

function knownZone(zone: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat(LANGUAGE, { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Says today, yesterday and tomorrow, where it is one of them. */
function pretty(otherwise: (seen: Seen) => string): (seen: Seen) => string {
  return seen => {
    const days = Math.round(
      (Date.parse(dateNumber(seen)) - Date.parse(dateNumber({ ...seen, at: seen.now }))) / DAY_MS,
    );
    return { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }[days] ?? otherwise(seen);
  };
}

function ago({ at, now }: Seen): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

const ENDINGS = new Map<Intl.LDMLPluralRule, string>([
  ['one', 'st'],
  ['two', 'nd'],
  ['few', 'rd'],
]);
const ordinals = new Intl.PluralRules(LANGUAGE, { type: 'ordinal' });

const ordinal = (day: number): string => `${day}${ENDINGS.get(ordinals.select(day)) ?? 'th'}`;
