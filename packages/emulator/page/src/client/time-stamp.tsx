import { fullTimeWords, momentOf, timeWords } from './clock.js';
import css from './time-stamp.module.css';

/** When something was said; the whole date when it is pointed at. */
export function TimeStamp({ ts }: { readonly ts: string }) {
  const moment = momentOf(ts);
  const isKnown = !Number.isNaN(moment.getTime());
  if (!isKnown) return null;
  return (
    <time className={css.time} dateTime={moment.toISOString()} title={fullTimeWords(ts)}>
      {timeWords(ts)}
    </time>
  );
}
