import { useEffect } from 'react';
import { isJsonObject, stringAt } from '../../../src/json.js';
import { lookUp } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { RUNNERS } from '../store/export.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { copy } from '../ui/clipboard.js';
import { PageDialog } from '../ui/dialog.js';
import { saveFile } from '../ui/save-file.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import css from './export-dialog.module.css';

const NAMES = { node: 'node:test', vitest: 'Vitest', jest: 'Jest' } as const;
/** Of a file that the runner takes as it is. */
const ENDINGS = { node: 'mjs', vitest: 'ts', jest: 'ts' } as const;

/** What people did, as a test of the kit: it does the same again, and waits for what was to be seen. */
export function ExportDialog() {
  const exporting = usePage(state => state.exporting);
  const openId = usePage(({ openEntry }) => openEntry?.id ?? null);
  const { setExporting } = pageStore.getState();
  const { runner = 'node', from = null } = exporting ?? {};
  const isOpen = exporting !== null;
  useEffect(() => {
    if (isOpen) void fetchTest(runner, from);
  }, [from, isOpen, runner]);
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
          <label>
            From{' '}
            <select
              value={from ?? ''}
              onChange={event => setExporting({ from: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">the beginning</option>
              {openId !== null && <option value={openId}>the entry that is open</option>}
              {from !== null && from !== openId && <option value={from}>what is shown</option>}
            </select>
          </label>
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

async function fetchTest(runner: string, from: number | null): Promise<void> {
  const { setExporting } = pageStore.getState();
  try {
    const answer = await lookUp('export', { runner, ...(from === null ? {} : { from: String(from) }) });
    const source = (isJsonObject(answer) && stringAt(answer, 'test')) || null;
    if (pageStore.getState().exporting?.runner === runner) setExporting({ source, problem: null });
  } catch (error) {
    setExporting({ source: null, problem: wordsOf(error) });
  }
}
