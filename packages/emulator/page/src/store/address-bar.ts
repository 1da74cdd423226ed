import { pageStore } from './page-store.js';
import {
  type AppTab,
  type PageRoute,
  INITIAL_ROUTE,
  type Panel,
  PANELS,
  type MainContent,
  type SideContent,
} from './route.slice.js';

/** Synchronizes the address bar and the route in both directions. */
export function syncAddressBar(): void {
  openMain(location.hash);
  window.addEventListener('hashchange', () => openMain(location.hash));
  pageStore.subscribe(({ route }, before) => {
    if (route === before.route || route.userId === '') return;
    const address = `#${toFragment(route)}`;
    if (address === location.hash) return;
    // Only a change of the main pane adds a history entry.
    if (route.main === before.route.main) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  });
}

function openMain(fragment: string): void {
  pageStore.getState().navigate(parseRoute(fragment));
  const message = parseMessageLink(fragment);
  if (message) whenSnapshotLoaded(() => pageStore.getState().showMessage(message.channel, message.ts));
}

function whenSnapshotLoaded(then: () => void): void {
  if (pageStore.getState().snapshot) {
    then();
    return;
  }
  const end = pageStore.subscribe(({ snapshot }) => {
    if (!snapshot) return;
    end();
    then();
  });
}

const TABS: readonly string[] = ['home', 'messages', 'about'] satisfies readonly AppTab[];

/** Formats a route as a URL fragment: `/T1/U1/channel/C1?thread=C1/1.2&panel=faults&behind=panel`. */
export function toFragment({ teamId, userId, main, side, panel, isSideBehind, isPanelBehind }: PageRoute): string {
  const search = new URLSearchParams();
  if (side?.kind === 'thread') search.set('thread', `${side.channel}/${side.ts}`);
  if (side?.kind === 'assistant')
    search.set('assistant', side.ts === undefined ? side.appId : `${side.appId}/${side.ts}`);
  search.set('panel', panel ?? 'none');
  if (side && isSideBehind) search.append('behind', 'side');
  if (panel && isPanelBehind) search.append('behind', 'panel');
  return `/${[teamId, userId, ...toPathSegments(main)].map(encodeURIComponent).join('/')}?${search}`;
}

/** Parses a URL fragment. Missing parts have their initial values. */
export function parseRoute(fragment: string): PageRoute {
  const [path = '', query = ''] = fragment.replace(/^#/, '').split('?', 2);
  const [, teamId = '', userId = '', kind = '', id = '', tab = ''] = path.split('/').map(decodeSegment);
  const search = new URLSearchParams(query);
  const panel = search.get('panel');
  const behind = search.getAll('behind');
  return {
    ...INITIAL_ROUTE,
    teamId,
    userId,
    main: parseMain(kind, id, tab),
    side: parseSide(search),
    panel: panel === 'none' ? null : isPanel(panel) ? panel : INITIAL_ROUTE.panel,
    isSideBehind: behind.includes('side'),
    isPanelBehind: panel === null || behind.includes('panel'),
  };
}

/** The message that the URL highlights: `?message=C1/1.2`. */
export function parseMessageLink(fragment: string): { readonly channel: string; readonly ts: string } | null {
  const [, query = ''] = fragment.split('?', 2);
  const [channel = '', ts] = new URLSearchParams(query).get('message')?.split('/', 2) ?? [];
  return ts === undefined ? null : { channel, ts };
}

function toPathSegments(main: MainContent): readonly string[] {
  if (main.kind === 'threads') return ['threads'];
  if (main.kind === 'channel') return ['channel', main.id];
  return ['home', main.appId, ...(main.tab === undefined ? [] : [main.tab])];
}

function parseMain(kind: string, id: string, tab: string): MainContent {
  if (kind === 'threads') return { kind };
  return kind === 'home' ? { kind, appId: id, ...(isTab(tab) ? { tab } : {}) } : { kind: 'channel', id };
}

function parseSide(search: URLSearchParams): SideContent | null {
  const [channel = '', ts] = search.get('thread')?.split('/', 2) ?? [];
  if (ts !== undefined) return { kind: 'thread', channel, ts };
  const [appId, initialized] = search.get('assistant')?.split('/', 2) ?? [];
  return appId === undefined
    ? null
    : { kind: 'assistant', appId, ...(initialized === undefined ? {} : { ts: initialized }) };
}

const isTab = (name: string): name is AppTab => TABS.includes(name);
const isPanel = (name: string | null): name is Panel => PANELS.some(panel => panel === name);

/** The fragment may contain invalid escape sequences. */
function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
