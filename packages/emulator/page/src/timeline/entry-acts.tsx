import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { stringAt, type JsonObject } from '../../../src/json.js';
import { act } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { pageStore } from '../store/page-store.js';
import { sentIn } from '../store/sending.slice.js';
import { Button } from '../ui/button.js';
import { copy } from '../ui/clipboard.js';
import css from './entry-acts.module.css';
import { madeBy } from './made-by.js';
import { ShowMade } from './show-made.js';

/** What can be done with an entry. */
export function EntryActs({
  entry,
  effects,
  details,
}: {
  readonly entry: TimelineEntry;
  readonly effects: readonly TimelineEntry[];
  /** As the control API gives them, once they are there. */
  readonly details: JsonObject | undefined;
}) {
  const made = madeBy(entry, effects);
  const curl = details && stringAt(details, 'curl');
  const sent = details && sentIn(details);
  return (
    <div className={css.acts}>
      {made && <ShowMade made={made} />}
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
          title="Takes its payload to the Send panel"
          onClick={() => pageStore.getState().editToSend({ app: entry.app ?? '', ...sent })}
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
  await act(`timeline/${id}/replay`, { as }).catch((error: unknown) => pageStore.getState().tell(wordsOf(error)));
}
