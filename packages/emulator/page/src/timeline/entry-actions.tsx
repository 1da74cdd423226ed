import { type JsonObject, stringAt } from '../../../src/json.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { loadOlderMessages } from '../client/older-messages.js';
import { postControl, toErrorMessage } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import { getSentPayload } from '../store/sending.slice.js';
import { findOpenView } from '../store/slack-snapshot.js';
import { Button } from '../ui/button.js';
import { copy } from '../ui/clipboard.js';
import css from './entry-acts.module.css';
import { findIndexAfter } from './visible-entries.js';

export function EntryActions({
  entry,
  effects,
  details,
}: {
  readonly entry: TimelineEntry;
  readonly effects: readonly TimelineEntry[];
  /** As in the control API, once loaded. */
  readonly details: JsonObject | undefined;
}) {
  const result = findResult(entry, effects);
  const curl = details && stringAt(details, 'curl');
  const sent = details && getSentPayload(details);
  return (
    <div className={css.acts}>
      {result && <ShowResultButton result={result} />}
      {entry.kind === 'envelope' && (
        <>
          <Button
            className={css.act}
            title="Sends the same payload again, in an envelope of its own"
            onClick={() => void replay(entry.id, 'new_envelope')}
          >
            Replay
          </Button>
          <Button
            className={css.act}
            title="Sends the same envelope again, with the same id, as a redelivery that was not needed"
            onClick={() => void replay(entry.id, 'same_envelope')}
          >
            Replay, same id
          </Button>
        </>
      )}
      {sent && (
        <Button
          className={css.act}
          title="Opens the payload in the Send panel"
          onClick={() => pageStore.getState().editPayload({ app: entry.app ?? '', ...sent })}
        >
          Edit and send
        </Button>
      )}
      {curl !== undefined && (
        <Button className={css.act} onClick={() => void copy(curl, 'The call is copied, as curl.')}>
          Copy as curl
        </Button>
      )}
      <Button
        className={css.act}
        onClick={() => void copy(JSON.stringify({ entry, details }, null, 2), 'Copied as JSON.')}
      >
        Copy JSON
      </Button>
    </div>
  );
}

async function replay(id: number, as: 'same_envelope' | 'new_envelope'): Promise<void> {
  await postControl(`timeline/${id}/replay`, { as }).catch((error: unknown) =>
    pageStore.getState().notify(toErrorMessage(error)),
  );
}

/** Opens the message or view of an entry, or reports that the view is closed. */
export function ShowResultButton({
  result,
}: {
  readonly result: Extract<TimelineEntry, { kind: 'message' | 'view' }>;
}) {
  const isClosed = usePage(
    ({ snapshot }) => result.kind === 'view' && snapshot !== null && !findOpenView(snapshot, result.viewId),
  );
  if (isClosed) return <span className={css.gone}>This view is closed.</span>;
  if (result.kind === 'message' && result.change === 'deleted') return null;
  return (
    <Button className={css.act} onClick={() => void showResult(result)}>
      {result.kind === 'message' ? 'Show message' : result.type === 'home' ? 'Show Home' : 'Show modal'}
    </Button>
  );
}

/** Limits how far back a message is searched. */
const MAX_PAGES = 50;

async function showResult(result: Extract<TimelineEntry, { kind: 'message' | 'view' }>): Promise<void> {
  if (result.kind === 'view') return pageStore.getState().showView(result.viewId);
  const { channel, ts } = result;
  const oldest = (): string => pageStore.getState().snapshot?.oldestLoaded[channel] ?? '';
  for (let page = 0, before = ''; page < MAX_PAGES && oldest() > ts && oldest() !== before; page += 1) {
    before = oldest();
    await loadOlderMessages(channel);
  }
  pageStore.getState().showMessage(channel, ts);
}

/** Selects the entry as the start or end of the exported test. */
export function RangeButtons({ id }: { readonly id: number }) {
  const { from, to } = usePage(state => state.timelineRange);
  const { selectRange } = pageStore.getState();
  return (
    <div className={css.ends}>
      <Button
        className={css.act}
        aria-pressed={from === id}
        title="The test that is exported begins with this entry"
        onClick={() => selectRange({ from: from === id ? null : id })}
      >
        From here
      </Button>
      <Button
        className={css.act}
        aria-pressed={to === id}
        title="The test that is exported ends with this entry"
        onClick={() => selectRange({ to: to === id ? null : id })}
      >
        To here
      </Button>
    </div>
  );
}

const MAX_FOLLOWING_ENTRIES = 2000;

/** The entries caused by an entry, oldest first. */
export function findEffects(entry: TimelineEntry, entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const from = findIndexAfter(entries, entry.id);
  return entries.slice(from, from + MAX_FOLLOWING_ENTRIES).filter(each => each.cause === entry.id);
}

/** The message or view that the entry itself, or one of its effects, reports. */
export function findResult(
  entry: TimelineEntry,
  effects: readonly TimelineEntry[],
): Extract<TimelineEntry, { kind: 'message' | 'view' }> | undefined {
  for (const each of [entry, ...effects]) if (each.kind === 'message' || each.kind === 'view') return each;
  return undefined;
}
