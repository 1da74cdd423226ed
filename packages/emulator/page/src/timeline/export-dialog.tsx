import { useEffect } from 'react';
import { isJsonObject, stringAt } from '../../../src/json.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { getControl, toErrorMessage } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { TimelineRange } from '../store/timeline-selection.js';
import { RUNNERS } from '../store/timeline.slice.js';
import { Button } from '../ui/button.js';
import { copy } from '../ui/clipboard.js';
import { PageDialog } from '../ui/dialog.js';
import { saveFile } from '../ui/save-file.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import css from './export-dialog.module.css';
import { findEntry } from './visible-entries.js';

const RUNNER_NAMES = { node: 'node:test', vitest: 'Vitest', jest: 'Jest' } as const;
/** File extensions that the runners accept without configuration. */
const FILE_EXTENSIONS = { node: 'mjs', vitest: 'ts', jest: 'ts' } as const;

/** Exports user actions as a test that repeats them and waits for the same results. */
export function ExportDialog({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const exporting = usePage(state => state.exporting);
  const range = usePage(state => state.timelineRange);
  const { setExporting, selectRange } = pageStore.getState();
  const { runner = 'node' } = exporting ?? {};
  const isOpen = exporting !== null;
  useEffect(() => {
    if (!isOpen) return;
    // Disable copying of the outdated source.
    setExporting({ source: null, problem: null });
    void fetchTest(runner, range);
  }, [range, isOpen, runner, setExporting]);
  if (!exporting) return null;
  const { source, problem } = exporting;
  return (
    <PageDialog isWide title="Export as a test" onClose={() => setExporting(null)}>
      <div className={css.body}>
        <p>
          User actions become a test that repeats them and waits for the same results. Only the code that starts your
          bot is left to add.
        </p>
        <div className={css.choices}>
          <label>
            Runner{' '}
            <select
              value={runner}
              onChange={event => setExporting({ runner: RUNNERS.find(each => each === event.target.value) ?? 'node' })}
            >
              {RUNNERS.map(each => (
                <option key={each} value={each}>
                  {RUNNER_NAMES[each]}
                </option>
              ))}
            </select>
          </label>
          <RangeEndSelect
            name="From"
            open="the beginning"
            id={range.from}
            entries={entries}
            onChoose={from => selectRange({ from })}
          />
          <RangeEndSelect
            name="To"
            open="the end"
            id={range.to}
            entries={entries}
            onChoose={to => selectRange({ to })}
          />
        </div>
        {problem !== null && <p className={css.problem}>{problem}</p>}
        <ScrollRegion label="Source of the test">
          <pre className={css.source}>{source}</pre>
        </ScrollRegion>
        <div className={css.choices}>
          <Button variant="primary" disabled={source === null} onClick={() => void copy(source ?? '')}>
            Copy
          </Button>
          <Button
            disabled={source === null}
            onClick={() =>
              saveFile(new Blob([source ?? ''], { type: 'text/plain' }), `session.test.${FILE_EXTENSIONS[runner]}`)
            }
          >
            Download
          </Button>
        </div>
      </div>
    </PageDialog>
  );
}

const MAX_LABEL_LENGTH = 40;

/** Selects the first or last entry of the test: the current choice, the open entry, or none. */
function RangeEndSelect({
  name,
  open,
  id,
  entries,
  onChoose,
}: {
  readonly name: string;
  /** The label without a selected entry. */
  readonly open: string;
  readonly id: number | null;
  readonly entries: readonly TimelineEntry[];
  readonly onChoose: (id: number | null) => void;
}) {
  const openId = usePage(({ openEntry }) => openEntry?.id ?? null);
  const offered = [...new Set([id, openId])].filter(each => each !== null);
  const getLabel = (each: number): string => findEntry(entries, each)?.text.slice(0, MAX_LABEL_LENGTH) ?? '';
  return (
    <label>
      {name}{' '}
      <select value={id ?? ''} onChange={({ target }) => onChoose(target.value === '' ? null : Number(target.value))}>
        <option value="">{open}</option>
        {offered.map(each => (
          <option key={each} value={each}>
            #{each} {getLabel(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

async function fetchTest(runner: string, range: TimelineRange): Promise<void> {
  const { setExporting } = pageStore.getState();
  const isMeant = (): boolean => {
    const { exporting, timelineRange } = pageStore.getState();
    return exporting?.runner === runner && timelineRange === range;
  };
  try {
    const ends = Object.entries(range).flatMap(([end, id]) => (id === null ? [] : [[end, String(id)] as const]));
    const answer = await getControl('export', { runner, ...Object.fromEntries(ends) });
    const source = (isJsonObject(answer) && stringAt(answer, 'test')) || null;
    if (isMeant()) setExporting({ source, problem: null });
  } catch (error) {
    if (isMeant()) setExporting({ source: null, problem: toErrorMessage(error) });
  }
}
