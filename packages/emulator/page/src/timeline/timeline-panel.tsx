import { usePage } from '../store/page-store.js';
import { EntryDetailsPane } from './entry-details-pane.js';
import { EntryList } from './entry-list.js';
import { TimelineBar } from './timeline-bar.js';
import { ExportDialog } from './export-dialog.js';
import css from './timeline-panel.module.css';
import { shownEntries } from './shown-entries.js';

const NONE = [] as const;

/** What passes between the Slack and the apps, as it happens, and what stands behind each of it. */
export function TimelinePanel() {
  const entries = usePage(({ seen }) => seen?.timeline ?? NONE);
  const shown = usePage(shownEntries);
  const isOpen = usePage(({ openEntry }) => openEntry !== null);
  return (
    <div className={css.panel} data-open={isOpen ? '' : undefined}>
      <TimelineBar shown={shown} entries={entries} />
      <EntryList shown={shown} entries={entries} />
      <ExportDialog entries={entries} />
      {isOpen && <EntryDetailsPane entries={entries} />}
    </div>
  );
}
