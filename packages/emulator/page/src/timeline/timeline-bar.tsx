import { Menu } from '@base-ui/react/menu';
import { useMemo } from 'react';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { pageStore, usePage } from '../store/page-store.js';
import { FULL_RANGE, NO_FILTER } from '../store/timeline-selection.js';
import { IconButton } from '../ui/icon-button.js';
import { MenuCheck, MenuPopup } from '../ui/menu.js';
import { ENTRY_KINDS, entryKinds } from './entry-kinds.js';
import css from './timeline-bar.module.css';

/** The toolbar of the timeline. */
export function TimelineBar({
  visible,
  entries,
}: {
  readonly visible: readonly TimelineEntry[];
  readonly entries: readonly TimelineEntry[];
}) {
  const { kinds, onlyProblems, app, search, after, until } = usePage(state => state.timelineFilter);
  const range = usePage(state => state.timelineRange);
  const { filterTimeline, setExporting, selectRange } = pageStore.getState();
  const lastId = entries.at(-1)?.id ?? 0;
  const isAll = kinds.length === 0 && !onlyProblems && app === '' && search === '' && after === 0;
  return (
    <div className={css.bar} role="toolbar" aria-label="Timeline">
      <input
        type="search"
        className={css.search}
        aria-label="Search the timeline"
        placeholder="Search"
        value={search}
        onChange={event => filterTimeline({ search: event.target.value })}
      />
      <KindsMenu kinds={kinds} />
      <AppFilter app={app} />
      <button
        type="button"
        className={css.toggle}
        aria-pressed={onlyProblems}
        title="Show only problems"
        onClick={() => filterTimeline({ onlyProblems: !onlyProblems })}
      >
        Problems
      </button>
      <button
        type="button"
        className={css.toggle}
        aria-pressed={until !== null}
        title={until === null ? 'Pause the timeline' : 'Resume the timeline'}
        onClick={() => filterTimeline({ until: until === null ? lastId : null })}
      >
        {until === null ? 'Pause' : `Paused, ${lastId - until} new`}
      </button>
      <IconButton
        icon="code"
        label="Export as a test"
        size={16}
        onClick={() => {
          // The test starts after the cleared entries.
          if (after > 0 && range === FULL_RANGE) selectRange({ from: after + 1 });
          setExporting({ source: null, problem: null });
        }}
      />
      <IconButton
        icon="trash"
        label="Clear the timeline"
        size={16}
        onClick={() => filterTimeline({ after: lastId, until: null })}
      />
      {range !== FULL_RANGE && (
        <span className={css.count}>
          Test: {range.from === null ? 'beginning' : `#${range.from}`} to {range.to === null ? 'end' : `#${range.to}`}
          <button type="button" className={css.all} onClick={() => selectRange(FULL_RANGE)}>
            Clear
          </button>
        </span>
      )}
      <span className={css.count}>
        {isAll ? `${visible.length}` : `${visible.length} of ${entries.length}`}
        {!isAll && (
          <button type="button" className={css.all} onClick={() => filterTimeline(NO_FILTER)}>
            Show all
          </button>
        )}
      </span>
    </div>
  );
}

function KindsMenu({ kinds }: { readonly kinds: readonly TimelineEntry['kind'][] }) {
  const { filterTimeline } = pageStore.getState();
  return (
    <Menu.Root>
      <Menu.Trigger className={css.toggle} aria-pressed={kinds.length > 0}>
        {kinds.length === 0 ? 'Kinds' : `Kinds: ${kinds.length}`}
      </Menu.Trigger>
      <MenuPopup>
        {ENTRY_KINDS.map(kind => (
          <MenuCheck
            key={kind}
            isChosen={kinds.includes(kind)}
            onChoose={isChosen =>
              filterTimeline({ kinds: isChosen ? [...kinds, kind] : kinds.filter(each => each !== kind) })
            }
          >
            {entryKinds[kind].name}
          </MenuCheck>
        ))}
      </MenuPopup>
    </Menu.Root>
  );
}

/** Shown if there are several apps. */
function AppFilter({ app }: { readonly app: string }) {
  const workspaces = usePage(({ snapshot }) => snapshot?.workspaces);
  const names = useMemo(
    () => [...new Set(workspaces?.flatMap(({ apps }) => apps.map(({ name }) => name)))],
    [workspaces],
  );
  if (names.length < 2) return null;
  return (
    <select
      className={css.toggle}
      aria-label="App"
      value={app}
      onChange={event => pageStore.getState().filterTimeline({ app: event.target.value })}
    >
      <option value="">All apps</option>
      {names.map(name => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}
