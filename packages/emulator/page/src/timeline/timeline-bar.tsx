import { Menu } from '@base-ui/react/menu';
import { useMemo } from 'react';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { pageStore, usePage } from '../store/page-store.js';
import { WHOLE_TIMELINE } from '../store/timeline-filter.js';
import { ALL } from '../store/timeline-part.js';
import { IconButton } from '../ui/icon-button.js';
import { MenuCheck, MenuPopup } from '../ui/menu.js';
import { ENTRY_KINDS, entryKinds } from './entry-kinds.js';
import css from './timeline-bar.module.css';

/** What of the timeline is shown, and how much that is. */
export function TimelineBar({
  shown,
  entries,
}: {
  readonly shown: readonly TimelineEntry[];
  readonly entries: readonly TimelineEntry[];
}) {
  const { kinds, onlyTrouble, app, search, after, until } = usePage(state => state.timelineFilter);
  const part = usePage(state => state.timelinePart);
  const { filterTimeline, setExporting, choosePart } = pageStore.getState();
  const lastId = entries.at(-1)?.id ?? 0;
  const isAll = kinds.length === 0 && !onlyTrouble && app === '' && search === '' && after === 0;
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
      <AppChoice app={app} />
      <button
        type="button"
        className={css.toggle}
        aria-pressed={onlyTrouble}
        title="Only what went wrong"
        onClick={() => filterTimeline({ onlyTrouble: !onlyTrouble })}
      >
        Trouble
      </button>
      <button
        type="button"
        className={css.toggle}
        aria-pressed={until !== null}
        title={until === null ? 'Show nothing new for now' : 'Show what came meanwhile'}
        onClick={() => filterTimeline({ until: until === null ? lastId : null })}
      >
        {until === null ? 'Pause' : `Paused, ${lastId - until} new`}
      </button>
      <IconButton
        icon="code"
        label="Export as a test"
        size={16}
        onClick={() => {
          // What was put away is not meant.
          if (after > 0 && part === ALL) choosePart({ from: after + 1 });
          setExporting({ source: null, problem: null });
        }}
      />
      <IconButton
        icon="trash"
        label="Put away what is shown"
        size={16}
        onClick={() => filterTimeline({ after: lastId, until: null })}
      />
      {part !== ALL && (
        <span className={css.count}>
          Test: {part.from === null ? 'beginning' : `#${part.from}`} to {part.to === null ? 'end' : `#${part.to}`}
          <button type="button" className={css.all} onClick={() => choosePart(ALL)}>
            Clear
          </button>
        </span>
      )}
      <span className={css.count}>
        {isAll ? `${shown.length}` : `${shown.length} of ${entries.length}`}
        {!isAll && (
          <button type="button" className={css.all} onClick={() => filterTimeline(WHOLE_TIMELINE)}>
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

/** Where there are several apps, one of them alone. */
function AppChoice({ app }: { readonly app: string }) {
  const workspaces = usePage(({ seen }) => seen?.workspaces);
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
