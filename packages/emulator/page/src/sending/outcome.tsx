import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { PageState } from '../store/page-store.js';
import type { SendingOutcome } from '../store/sending.slice.js';
import { JsonView } from '../timeline/json-view.js';
import { LatencyBar } from '../timeline/latency-bar.js';
import { openEntry } from '../timeline/open-entry.js';
import { Button } from '../ui/button.js';
import css from './send-panel.module.css';

/** What came of what was sent: how long the ack took, or why there is none; and where that is in the timeline. */
export function Outcome() {
  const outcome = usePage(({ sending }) => sending.outcome);
  return (
    <div className={css.outcome}>
      <output className={outcome?.state === 'failed' ? css.error : css.soft}>{outcome && wordsOf(outcome)}</output>
      {outcome?.state === 'sent' && outcome.ack && <LatencyBar ms={outcome.ack.latencyMs} />}
      {outcome?.state === 'sent' && <ToTimeline envelopeId={outcome.envelopeId} />}
    </div>
  );
}

/** What the ack brought. */
export function AckPayload() {
  const outcome = usePage(({ sending }) => sending.outcome);
  if (outcome?.state !== 'sent' || outcome.ack === null || outcome.ack.payload === null) return null;
  return <JsonView name="ack" value={outcome.ack.payload} />;
}

function wordsOf(outcome: SendingOutcome): string {
  if (outcome.state === 'waiting') return 'Sent. Waiting for its ack…';
  if (outcome.state === 'failed') return outcome.text;
  const acked = outcome.ack && `Acked after ${Math.round(outcome.ack.latencyMs)} ms.`;
  return [acked, outcome.problem].filter(each => each !== null).join(' ') || 'It was not acked in time.';
}

function ToTimeline({ envelopeId }: { readonly envelopeId: string }) {
  const entry = usePage(state => entryOfEnvelope(state, envelopeId));
  if (!entry) return null;
  return (
    <Button
      look="quiet"
      onClick={() => {
        pageStore.getState().turn({ panel: 'timeline' });
        void openEntry(entry.id);
      }}
    >
      #{entry.id} in the timeline
    </Button>
  );
}

/** An entry of an envelope: that it was sent, that it was missed, or that no connection was open. */
function entryOfEnvelope({ seen }: PageState, id: string): TimelineEntry | undefined {
  return seen?.timeline.findLast(
    entry => (entry.kind === 'envelope' || entry.kind === 'unanswered') && entry.envelopeId === id,
  );
}
