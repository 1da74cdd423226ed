import { isJsonObject, type JsonObject, stringAt } from '../../../src/json.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { SafeLink } from '../markup/safe-link.js';
import { pageStore, usePage } from '../store/page-store.js';
import { IconButton } from '../ui/icon-button.js';
import { findEffects, EntryActions, RangeButtons } from './entry-actions.js';
import css from './entry-details-pane.module.css';
import { entryKinds } from './entry-kinds.js';
import { JsonView } from './json-view.js';
import { openEntry } from './open-entry.js';
import { findEntry } from './visible-entries.js';

export function EntryDetailsPane({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const open = usePage(state => state.openEntry);
  const entry = open && findEntry(entries, open.id);
  if (!open) return null;
  const effects = entry ? findEffects(entry, entries) : [];
  const { details } = open;
  const found = details.state === 'there' && isJsonObject(details.details) ? details.details : undefined;
  return (
    <section className={css.pane} aria-label="Details">
      <header className={css.header}>
        <h2 className={css.title}>
          {entry ? entryKinds[entry.kind].one : 'Earlier entry'} <span className={css.id}>#{open.id}</span>
        </h2>
        <RangeButtons id={open.id} />
        <IconButton
          icon="close"
          label="Close the details"
          size={16}
          onClick={() => pageStore.getState().setOpenEntry(null)}
        />
        {entry && <EntryActions entry={entry} effects={effects} details={found} />}
      </header>
      <div className={css.body}>
        {entry && <p className={css.text}>{entry.text}</p>}
        {entry && <Relations entry={entry} effects={effects} entries={entries} />}
        {details.state === 'failed' && <p className={css.failed}>{details.problem}</p>}
        {details.state === 'there' && !found && <p className={css.none}>No further details.</p>}
        {found && <Details details={found} />}
      </div>
    </section>
  );
}

/** The kind is displayed in the header. */
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

const MAX_EFFECTS = 12;

/** The entry's cause and effects. */
function Relations({
  entry,
  effects,
  entries,
}: {
  readonly entry: TimelineEntry;
  readonly effects: readonly TimelineEntry[];
  readonly entries: readonly TimelineEntry[];
}) {
  const cause = entry.cause === null ? undefined : findEntry(entries, entry.cause);
  if (!cause && effects.length === 0) return null;
  return (
    <ul className={css.relations}>
      {cause && (
        <li>
          caused by <EntryLink entry={cause} />
        </li>
      )}
      {effects.slice(0, MAX_EFFECTS).map(effect => (
        <li key={effect.id}>
          caused <EntryLink entry={effect} />
        </li>
      ))}
    </ul>
  );
}

function EntryLink({ entry }: { readonly entry: TimelineEntry }) {
  return (
    <button type="button" className={css.reference} onClick={() => void openEntry(entry.id)}>
      {entryKinds[entry.kind].tag}: {entry.text}
    </button>
  );
}
