import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { loadOlder } from '../client/older-messages.js';
import { pageStore, usePage } from '../store/page-store.js';
import { shownView } from '../store/views.js';
import { Button } from '../ui/button.js';
import css from './entry-acts.module.css';

/** Leads from an entry to the message or view that it tells of, or says that this is there no more. */
export function ShowMade({ made }: { readonly made: Extract<TimelineEntry, { kind: 'message' | 'view' }> }) {
  const isClosed = usePage(({ seen }) => made.kind === 'view' && seen !== null && !shownView(seen, made.viewId));
  if (isClosed) return <span className={css.gone}>The view is closed by now.</span>;
  if (made.kind === 'message' && made.change === 'deleted') return null;
  return (
    <Button className={css.act} onClick={() => void show(made)}>
      {made.kind === 'message' ? 'Show message' : made.type === 'home' ? 'Show Home' : 'Show modal'}
    </Button>
  );
}

/** So far one goes back for a message that is not here yet. */
const MOST_PAGES = 50;

async function show(made: Extract<TimelineEntry, { kind: 'message' | 'view' }>): Promise<void> {
  if (made.kind === 'view') return pageStore.getState().showView(made.viewId);
  const { channel, ts } = made;
  const floor = (): string => pageStore.getState().seen?.floors[channel] ?? '';
  for (let page = 0, before = ''; page < MOST_PAGES && floor() > ts && floor() !== before; page += 1) {
    before = floor();
    await loadOlder(channel);
  }
  pageStore.getState().showMessage(channel, ts);
}
