import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { type PageState, pageStore, usePage } from '../store/page-store.js';
import type { SendingOutcome } from '../store/sending.slice.js';
import { JsonView } from '../timeline/json-view.js';
import { LatencyBar } from '../timeline/latency-bar.js';
import { openEntry } from '../timeline/open-entry.js';
import { Button } from '../ui/button.js';
import css from './send-panel.module.css';

/** The result of a sent payload: the ack's latency or the problem, and a link to the timeline. */
export function SendOutcome() {
  const outcome = usePage(({ sending }) => sending.outcome);
  return (
    <div className={css.outcome}>
      <output className={outcome?.state === 'failed' ? css.error : css.soft}>
        {outcome && describeOutcome(outcome)}
      </output>
      {outcome?.state === 'sent' && outcome.ack && <LatencyBar ms={outcome.ack.latencyMs} />}
      {outcome?.state === 'sent' && <ShowInTimeline envelopeId={outcome.envelopeId} />}
    </div>
  );
}

export function AckPayload() {
  const outcome = usePage(({ sending }) => sending.outcome);
  if (outcome?.state !== 'sent' || outcome.ack === null || outcome.ack.payload === null) return null;
  return <JsonView name="ack" value={outcome.ack.payload} />;
}

function describeOutcome(outcome: SendingOutcome): string {
  if (outcome.state === 'waiting') return 'Sent. Waiting for its ack…';
  if (outcome.state === 'failed') return outcome.text;
  const acked = outcome.ack && `Acked after ${Math.round(outcome.ack.latencyMs)} ms.`;
  return [acked, outcome.problem].filter(each => each !== null).join(' ') || 'Not acked in time.';
}

function ShowInTimeline({ envelopeId }: { readonly envelopeId: string }) {
  const entry = usePage(state => findEnvelopeEntry(state, envelopeId));
  if (!entry) return null;
  return (
    <Button
      variant="quiet"
      onClick={() => {
        pageStore.getState().navigate({ panel: 'timeline' });
        void openEntry(entry.id);
      }}
    >
      #{entry.id} in the timeline
    </Button>
  );
}

/** Finds the envelope's entry: sent, not acked, or not deliverable. */
function findEnvelopeEntry({ snapshot }: PageState, id: string): TimelineEntry | undefined {
  return snapshot?.timeline.findLast(
    entry => (entry.kind === 'envelope' || entry.kind === 'unanswered') && entry.envelopeId === id,
  );
}
