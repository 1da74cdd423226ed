import type { LiveWorkspace } from '../../../src/live/live-state.js';
import type { SlackSnapshot } from './slack-snapshot.js';
import type { Slice } from './slice.js';

export type AppTab = 'home' | 'messages' | 'about';

/** The content of the main pane. */
export type MainContent =
  | { readonly kind: 'channel'; readonly id: string }
  /** Default tab: Home. */
  | { readonly kind: 'home'; readonly appId: string; readonly tab?: AppTab }
  | { readonly kind: 'threads' };

/** The tabs of the inspector. */
export type Panel = (typeof PANELS)[number];

export const PANELS = ['timeline', 'send', 'faults', 'app'] as const;

/** The content of the side pane. */
export type SideContent =
  | { readonly kind: 'thread'; readonly channel: string; readonly ts: string }
  /** Without `ts`: a new thread. */
  | { readonly kind: 'assistant'; readonly appId: string; readonly ts?: string };

/**
 * What this tab displays, and as which user. It is stored in the URL, so it survives reloads, and two tabs can show
 * two users.
 */
export interface PageRoute {
  readonly teamId: string;
  readonly userId: string;
  readonly main: MainContent;
  readonly side: SideContent | null;
  readonly panel: Panel | null;
  /** Another pane was opened later, which has priority if only one fits. */
  readonly isSideBehind: boolean;
  /** The same for the inspector. */
  readonly isPanelBehind: boolean;
}

export const INITIAL_ROUTE: PageRoute = {
  teamId: '',
  userId: '',
  main: { kind: 'channel', id: '' },
  side: null,
  panel: 'timeline',
  isSideBehind: false,
  isPanelBehind: true,
};

/** Changes parts of a route and brings the changed pane to the front. */
export function mergeRoute(route: PageRoute, to: Partial<PageRoute>): PageRoute {
  return { ...route, ...bringToFront(to), ...to };
}

function bringToFront({ teamId, main, side, panel }: Partial<PageRoute>): Partial<PageRoute> {
  if (panel) return { isPanelBehind: false };
  if (side) return { isSideBehind: false, isPanelBehind: true };
  return main || teamId !== undefined ? { isSideBehind: true, isPanelBehind: true } : {};
}

/** Replaces parts of the route that no longer exist. Returns the same object if nothing changes. */
export function resolveRoute(route: PageRoute, { workspaces }: Pick<SlackSnapshot, 'workspaces'>): PageRoute {
  const workspace = workspaces.find(({ id }) => id === route.teamId) ?? workspaces[0];
  if (!workspace) return route;
  const people = workspace.people.filter(({ appId, isDeleted }) => appId === null && !isDeleted);
  const userId = people.some(({ id }) => id === route.userId) ? route.userId : (people[0]?.id ?? '');
  const isThere = canShowMain(workspace, userId, route.main);
  if (workspace.id === route.teamId && userId === route.userId && isThere) return route;
  return {
    ...route,
    teamId: workspace.id,
    userId,
    ...(isThere ? {} : { main: getDefaultMain(workspace, userId), side: null }),
  };
}

function canShowMain({ channels, apps }: LiveWorkspace, userId: string, main: MainContent): boolean {
  if (main.kind === 'threads') return true;
  if (main.kind === 'home') return apps.some(({ appId }) => appId === main.appId);
  const channel = channels.find(({ id }) => id === main.id);
  return channel !== undefined && (channel.kind === 'channel' || channel.members.includes(userId));
}

function getDefaultMain({ channels }: LiveWorkspace, userId: string): MainContent {
  const mine = channels.filter(({ members, isArchived }) => members.includes(userId) && !isArchived);
  return { kind: 'channel', id: (mine.find(({ isGeneral }) => isGeneral) ?? mine[0])?.id ?? '' };
}

export interface RouteSlice {
  readonly route: PageRoute;
  /** Changes parts of the route and brings the changed pane to the front. */
  readonly navigate: (to: Partial<PageRoute>) => void;
  /** Opens content in the main pane. A thread in the side pane is closed, an assistant stays open. */
  readonly openMain: (main: MainContent, side?: SideContent | null) => void;
}

export const routeSlice: Slice<RouteSlice, { readonly snapshot: SlackSnapshot | null }> = set => ({
  route: INITIAL_ROUTE,
  navigate: to =>
    set(({ route, snapshot }) => ({
      route: snapshot ? resolveRoute(mergeRoute(route, to), snapshot) : mergeRoute(route, to),
    })),
  openMain: (main, side) =>
    set(({ route }) => ({
      route: mergeRoute(
        route,
        side === undefined && route.side?.kind === 'assistant' ? { main } : { main, side: side ?? null },
      ),
    })),
});
