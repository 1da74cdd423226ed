import { usePage } from '../store/page-store.js';
import { EntryDetailsPane } from './entry-details-pane.js';
import { EntryList } from './entry-list.js';
import { TimelineBar } from './timeline-bar.js';
import { ExportDialog } from './export-dialog.js';
import css from './timeline-panel.module.css';
import { getVisibleEntries } from './get-visible-entries.js';

const NO_ENTRIES = [] as const;

export function TimelinePanel() {
  const entries = usePage(({ snapshot }) => snapshot?.timeline ?? NO_ENTRIES);
  const visible = usePage(getVisibleEntries);
  const isOpen = usePage(({ openEntry }) => openEntry !== null);
  return (
    <div className={css.panel} data-open={isOpen ? '' : undefined}>
      <TimelineBar visible={visible} entries={entries} />
      <EntryList visible={visible} entries={entries} />
      <ExportDialog entries={entries} />
      {isOpen && <EntryDetailsPane entries={entries} />}
    </div>
  );
}
