import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { isJsonObject, stringAt, type JsonObject } from '../../../src/json.js';
import { SafeLink } from '../markup/safe-link.js';
import { pageStore, usePage } from '../store/page-store.js';
import { IconButton } from '../ui/icon-button.js';
import { EntryActs } from './entry-acts.js';
import css from './entry-details-pane.module.css';
import { entryKinds } from './entry-kinds.js';
import { JsonView } from './json-view.js';
import { effectsOf } from './made-by.js';
import { PartEnds } from './part-ends.js';
import { openEntry } from './open-entry.js';
import { entryOf } from './visible-entries.js';

/** What stands behind the entry that was opened. */
export function EntryDetailsPane({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const open = usePage(state => state.openEntry);
  const entry = open && entryOf(entries, open.id);
  if (!open) return null;
  const effects = entry ? effectsOf(entry, entries) : [];
  const { details } = open;
  const found = details.state === 'there' && isJsonObject(details.details) ? details.details : undefined;
  return (
    <section className={css.pane} aria-label="Details">
      <header className={css.header}>
        <h2 className={css.title}>
          {entry ? entryKinds[entry.kind].one : 'An entry of before'} <span className={css.id}>#{open.id}</span>
        </h2>
        <PartEnds id={open.id} />
        <IconButton
          icon="close"
          label="Close the details"
          size={16}
          onClick={() => pageStore.getState().setOpenEntry(null)}
        />
        {entry && <EntryActs entry={entry} effects={effects} details={found} />}
      </header>
      <div className={css.body}>
        {entry && <p className={css.text}>{entry.text}</p>}
        {entry && <Relations entry={entry} effects={effects} entries={entries} />}
        {details.state === 'failed' && <p className={css.failed}>{details.problem}</p>}
        {details.state === 'there' && !found && <p className={css.none}>There is no more to it.</p>}
        {found && <Details details={found} />}
      </div>
    </section>
  );
}

/** Each part under its name; what an entry's kind says again is left out. */
function Details({ details }: { readonly details: JsonObject }) {
  const page = isJsonObject(details.finding) ? stringAt(details.finding, 'page') : undefined;
  return (
    <>
      {page !== undefined && (
        <p>
          <SafeLink url={page} />
        </p>
      )}
      {Object.entries(details)
        .filter(([name]) => name !== 'kind')
        .map(([name, value]) => (
          <JsonView key={name} name={name} value={value ?? null} isOpen={typeof value === 'object'} />
        ))}
    </>
  );
}

const MOST_EFFECTS = 12;

/** What it follows from, and what follows from it. */
function Relations({
  entry,
  effects,
  entries,
}: {
  readonly entry: TimelineEntry;
  readonly effects: readonly TimelineEntry[];
  readonly entries: readonly TimelineEntry[];
}) {
  const cause = entry.cause === null ? undefined : entryOf(entries, entry.cause);
  if (!cause && effects.length === 0) return null;
  return (
    <ul className={css.relations}>
      {cause && (
        <li>
          follows from <Reference entry={cause} />
        </li>
      )}
      {effects.slice(0, MOST_EFFECTS).map(effect => (
        <li key={effect.id}>
          brought about <Reference entry={effect} />
        </li>
      ))}
    </ul>
  );
}

function Reference({ entry }: { readonly entry: TimelineEntry }) {
  return (
    <button type="button" className={css.reference} onClick={() => void openEntry(entry.id)}>
      {entryKinds[entry.kind].tag}: {entry.text}
    </button>
  );
}
