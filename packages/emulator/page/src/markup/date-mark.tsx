import { stringAt, type JsonObject } from '../../../src/json.js';
import { usePage } from '../store/page-store.js';
import { HOURS, LANGUAGE } from './language.js';
import { SafeLink } from './safe-link.js';
import { slackDate } from './slack-date.js';

const TITLE = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'medium', hourCycle: HOURS });

/** A moment as its format writes it, or what stands for it. */
export function DateMark({ element }: { readonly element: JsonObject }) {
  const now = usePage(({ seen }) => seen?.time.now ?? 0);
  const { timestamp } = element;
  const url = stringAt(element, 'url');
  const format = stringAt(element, 'format') ?? '';
  const date =
    typeof timestamp === 'number' ? slackDate(timestamp, format, now, stringAt(element, 'timezone')) : undefined;
  const words = date ?? stringAt(element, 'fallback') ?? 'no date';
  const moment = typeof timestamp === 'number' && date !== undefined ? new Date(timestamp * 1000) : undefined;
  const shown = (
    <time dateTime={moment?.toISOString()} title={moment && TITLE.format(moment)}>
      {words}
    </time>
  );
  return url === undefined ? shown : <SafeLink url={url}>{shown}</SafeLink>;
}
