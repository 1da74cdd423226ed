import { VisuallyHidden } from '../ui/visually-hidden.js';
import css from './latency-bar.module.css';

/** Slack's ack timeout. */
const ACK_TIMEOUT_MS = 3000;
/** Acks this slow may miss the timeout under load. */
const SLOW_MS = 2000;
const FAST_MS = 1000;

/** The share of the ack timeout that was used. */
export function LatencyBar({ ms }: { readonly ms: number }) {
  const pace = ms > SLOW_MS ? 'slow' : ms > FAST_MS ? 'middling' : 'quick';
  return (
    <span className={css.latency}>
      <span className={css.bar} aria-hidden="true">
        <span
          className={css.taken}
          data-pace={pace}
          style={{ width: `${Math.min(100, (ms / ACK_TIMEOUT_MS) * 100)}%` }}
        />
      </span>
      <span className={css.words} title={`${ms} ms of the ${ACK_TIMEOUT_MS} ms until Slack’s timeout`}>
        {ms < 10_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`}
        <VisuallyHidden> of 3 s</VisuallyHidden>
      </span>
    </span>
  );
}
