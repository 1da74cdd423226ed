import { type JsonObject, stringAt } from '../../../src/json.js';
import { usePage } from '../store/page-store.js';
import { HOURS, LANGUAGE } from './language.js';
import { SafeLink } from './safe-link.js';

const TITLE = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'medium', hourCycle: HOURS });

/** Formats a date, or displays its fallback. */
export function DateMark({ element }: { readonly element: JsonObject }) {
  const now = usePage(({ snapshot }) => snapshot?.time.now ?? 0);
  const { timestamp } = element;
  const url = stringAt(element, 'url');
  const format = stringAt(element, 'format') ?? '';
  const date =
    typeof timestamp === 'number' ? formatSlackDate(timestamp, format, now, stringAt(element, 'timezone')) : undefined;
  const words = date ?? stringAt(element, 'fallback') ?? 'unknown date';
  const moment = typeof timestamp === 'number' && date !== undefined ? new Date(timestamp * 1000) : undefined;
  const content = (
    <time dateTime={moment?.toISOString()} title={moment && TITLE.format(moment)}>
      {words}
    </time>
  );
  return url === undefined ? content : <SafeLink url={url}>{content}</SafeLink>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Seconds per unit, largest first. */
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

interface DateContext {
  readonly at: Date;
  readonly now: Date;
  /** An IANA time zone. `undefined`: the browser's. */
  readonly timeZone: string | undefined;
}

const createFormatter =
  (options: Intl.DateTimeFormatOptions) =>
  ({ at, timeZone }: DateContext): string =>
    new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone }).format(at);

const dateNumber = createFormatter({ year: 'numeric', month: '2-digit', day: '2-digit' });
const shortDate = createFormatter({ year: 'numeric', month: 'short', day: 'numeric' });
const monthOf = createFormatter({ month: 'long' });
const dayOf = createFormatter({ day: 'numeric' });
const yearOf = createFormatter({ year: 'numeric' });
const weekday = createFormatter({ weekday: 'long' });
const plainDate = (context: DateContext): string =>
  `${monthOf(context)} ${ordinal(Number(dayOf(context)))}, ${yearOf(context)}`;
const longDate = (context: DateContext): string => `${weekday(context)}, ${plainDate(context)}`;

/** Formatters by token. */
const TOKENS = new Map<string, (context: DateContext) => string>([
  ['date_num', context => dateNumber(context).replace(/^(\d+)\/(\d+)\/(\d+)$/, '$3-$1-$2')],
  ['date', plainDate],
  ['date_short', shortDate],
  ['date_long', longDate],
  ['date_pretty', withRelativeDay(plainDate)],
  ['date_short_pretty', withRelativeDay(shortDate)],
  ['date_long_pretty', withRelativeDay(longDate)],
  ['time', createFormatter({ hour: 'numeric', minute: '2-digit', hourCycle: HOURS })],
  ['time_secs', createFormatter({ hour: 'numeric', minute: '2-digit', second: '2-digit', hourCycle: HOURS })],
  ['ago', formatRelative],
]);

/**
 * Formats a timestamp: `Sent {date_short_pretty} at {time}`. Unknown tokens stay unchanged.
 * @param timestamp seconds since the epoch
 * @param now milliseconds since the epoch
 * @param zone an IANA time zone. Default, and for unknown names: the browser's
 * @returns `undefined` for an invalid timestamp
 * @see https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function formatSlackDate(timestamp: number, format: string, now: number, zone?: string): string | undefined {
  const context = { at: new Date(timestamp * 1000), now: new Date(now), timeZone: getValidTimeZone(zone) };
  if (Number.isNaN(context.at.getTime())) return undefined;
  return format.replaceAll(/\{(\w+)\}/g, (token, name: string) => TOKENS.get(name)?.(context) ?? token);
}

function getValidTimeZone(zone: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat(LANGUAGE, { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function withRelativeDay(otherwise: (context: DateContext) => string): (context: DateContext) => string {
  return context => {
    const days = Math.round(
      (Date.parse(dateNumber(context)) - Date.parse(dateNumber({ ...context, at: context.now }))) / DAY_MS,
    );
    return { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }[days] ?? otherwise(context);
  };
}

function formatRelative({ at, now }: DateContext): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

const ORDINAL_SUFFIXES = new Map<Intl.LDMLPluralRule, string>([
  ['one', 'st'],
  ['two', 'nd'],
  ['few', 'rd'],
]);
const ordinals = new Intl.PluralRules(LANGUAGE, { type: 'ordinal' });

const ordinal = (day: number): string => `${day}${ORDINAL_SUFFIXES.get(ordinals.select(day)) ?? 'th'}`;
