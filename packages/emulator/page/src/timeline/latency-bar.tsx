import { VisuallyHidden } from '../ui/visually-hidden.js';
import css from './latency-bar.module.css';

/** What Slack gives an ack. */
const GIVEN_MS = 3000;
/** From here on a slower day would lose it. */
const SLOW_MS = 2000;
const SOON_MS = 1000;

/** How much of its three seconds an ack took. */
export function LatencyBar({ ms }: { readonly ms: number }) {
  const pace = ms > SLOW_MS ? 'slow' : ms > SOON_MS ? 'middling' : 'quick';
  return (
    <span className={css.latency}>
      <span className={css.bar} aria-hidden="true">
        <span className={css.taken} data-pace={pace} style={{ width: `${Math.min(100, (ms / GIVEN_MS) * 100)}%` }} />
      </span>
      <span className={css.words} title={`${ms} ms of the ${GIVEN_MS} that Slack gives`}>
        {ms < 10_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`}
        <VisuallyHidden> of 3 s</VisuallyHidden>
      </span>
    </span>
  );
}
