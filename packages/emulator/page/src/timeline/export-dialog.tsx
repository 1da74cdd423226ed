import { useEffect } from 'react';
import { isJsonObject, stringAt } from '../../../src/json.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { lookUp } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { RUNNERS } from '../store/export.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { TimelinePart } from '../store/timeline-part.js';
import { Button } from '../ui/button.js';
import { copy } from '../ui/clipboard.js';
import { PageDialog } from '../ui/dialog.js';
import { saveFile } from '../ui/save-file.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import css from './export-dialog.module.css';
import { entryOf } from './visible-entries.js';

const NAMES = { node: 'node:test', vitest: 'Vitest', jest: 'Jest' } as const;
/** Of a file that the runner takes as it is. */
const ENDINGS = { node: 'mjs', vitest: 'ts', jest: 'ts' } as const;

/** What people did, as a test of the kit: it does the same again, and waits for what was to be seen. */
export function ExportDialog({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const exporting = usePage(state => state.exporting);
  const part = usePage(state => state.timelinePart);
  const { setExporting, choosePart } = pageStore.getState();
  const { runner = 'node' } = exporting ?? {};
  const isOpen = exporting !== null;
  useEffect(() => {
    if (!isOpen) return;
    // What is not meant any more is not to be copied.
    setExporting({ source: null, problem: null });
    void fetchTest(runner, part);
  }, [part, isOpen, runner, setExporting]);
  if (!exporting) return null;
  const { source, problem } = exporting;
  return (
    <PageDialog isWide title="Export as a test" onClose={() => setExporting(null)}>
      <div className={css.body}>
        <p>
          What people did becomes a test that does it again and waits for what was to be seen. How your bot is started
          is the one thing to fill in.
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
                  {NAMES[each]}
                </option>
              ))}
            </select>
          </label>
          <PartEnd
            name="From"
            open="the beginning"
            id={part.from}
            entries={entries}
            onChoose={from => choosePart({ from })}
          />
          <PartEnd name="To" open="the end" id={part.to} entries={entries} onChoose={to => choosePart({ to })} />
        </div>
        {problem !== null && <p className={css.problem}>{problem}</p>}
        <ScrollRegion label="Source of the test">
          <pre className={css.source}>{source}</pre>
        </ScrollRegion>
        <div className={css.choices}>
          <Button look="primary" disabled={source === null} onClick={() => void copy(source ?? '')}>
            Copy
          </Button>
          <Button
            disabled={source === null}
            onClick={() =>
              saveFile(new Blob([source ?? ''], { type: 'text/plain' }), `session.test.${ENDINGS[runner]}`)
            }
          >
            Download
          </Button>
        </div>
      </div>
    </PageDialog>
  );
}

/** So much of an entry tells which one it is. */
const TELLING = 40;

/** Where the test begins or ends: the entry that was chosen, the one that is open, or nowhere. */
function PartEnd({
  name,
  open,
  id,
  entries,
  onChoose,
}: {
  readonly name: string;
  /** What it is called where no entry is chosen. */
  readonly open: string;
  readonly id: number | null;
  readonly entries: readonly TimelineEntry[];
  readonly onChoose: (id: number | null) => void;
}) {
  const openId = usePage(({ openEntry }) => openEntry?.id ?? null);
  const offered = [...new Set([id, openId])].filter(each => each !== null);
  const textOf = (each: number): string => entryOf(entries, each)?.text.slice(0, TELLING) ?? '';
  return (
    <label>
      {name}{' '}
      <select value={id ?? ''} onChange={({ target }) => onChoose(target.value === '' ? null : Number(target.value))}>
        <option value="">{open}</option>
        {offered.map(each => (
          <option key={each} value={each}>
            #{each} {textOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

async function fetchTest(runner: string, part: TimelinePart): Promise<void> {
  const { setExporting } = pageStore.getState();
  const isMeant = (): boolean => {
    const { exporting, timelinePart } = pageStore.getState();
    return exporting?.runner === runner && timelinePart === part;
  };
  try {
    const ends = Object.entries(part).flatMap(([end, id]) => (id === null ? [] : [[end, String(id)] as const]));
    const answer = await lookUp('export', { runner, ...Object.fromEntries(ends) });
    const source = (isJsonObject(answer) && stringAt(answer, 'test')) || null;
    if (isMeant()) setExporting({ source, problem: null });
  } catch (error) {
    if (isMeant()) setExporting({ source: null, problem: wordsOf(error) });
  }
}
