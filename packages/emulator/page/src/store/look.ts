import type { LiveWorkspace } from '../../../src/live/live-state.js';
import type { Seen } from './seen.js';

/** The tabs of an app: what it has published, what was said between it and somebody, what it declares. */
export type AppTab = 'home' | 'messages' | 'about';

/** What stands in the middle of the page. */
export type Place =
  | { readonly kind: 'channel'; readonly id: string }
  /** An app. Without a tab, at its Home. */
  | { readonly kind: 'home'; readonly appId: string; readonly tab?: AppTab }
  | { readonly kind: 'threads' };

/** What stands beside: the exchange with the apps, and what can be done to it. */
export type Panel = (typeof PANELS)[number];

export const PANELS = ['timeline', 'send', 'faults', 'app'] as const;

/** The right column of the Slack: a thread, or an app as an assistant. */
export type Side =
  | { readonly kind: 'thread'; readonly channel: string; readonly ts: string }
  /** One of the threads with it, or none that was begun. */
  | { readonly kind: 'assistant'; readonly appId: string; readonly ts?: string };

/** What this tab looks at, and as whom. It is in the address: a reload changes nothing, and two tabs may be two people. */
export interface Look {
  readonly teamId: string;
  readonly userId: string;
  readonly place: Place;
  readonly side: Side | null;
  readonly panel: Panel | null;
  /** Something else was chosen after what stands beside: where there is room for one of them, that is seen. */
  readonly isSideBehind: boolean;
  /** The same of the inspector. */
  readonly isPanelBehind: boolean;
}

export const LOOKING_NOWHERE: Look = {
  teamId: '',
  userId: '',
  place: { kind: 'channel', id: '' },
  side: null,
  panel: 'timeline',
  isSideBehind: false,
  isPanelBehind: true,
};

/** The look that turned to something else, which stands before the rest. What isn't said stays. */
export function turned(look: Look, to: Partial<Look>): Look {
  return { ...look, ...broughtToFront(to), ...to };
}

function broughtToFront({ teamId, place, side, panel }: Partial<Look>): Partial<Look> {
  if (panel) return { isPanelBehind: false };
  if (side) return { isSideBehind: false, isPanelBehind: true };
  return place || teamId !== undefined ? { isSideBehind: true, isPanelBehind: true } : {};
}

/** The look as it can be: what it names may not be there (any more). What didn't change stays the same object. */
export function settled(look: Look, { workspaces }: Pick<Seen, 'workspaces'>): Look {
  const workspace = workspaces.find(({ id }) => id === look.teamId) ?? workspaces[0];
  if (!workspace) return look;
  const people = workspace.people.filter(({ appId, isDeleted }) => appId === null && !isDeleted);
  const userId = people.some(({ id }) => id === look.userId) ? look.userId : (people[0]?.id ?? '');
  const isThere = isIn(workspace, userId, look.place);
  if (workspace.id === look.teamId && userId === look.userId && isThere) return look;
  return {
    ...look,
    teamId: workspace.id,
    userId,
    ...(isThere ? {} : { place: firstPlace(workspace, userId), side: null }),
  };
}

function isIn({ channels, apps }: LiveWorkspace, userId: string, place: Place): boolean {
  if (place.kind === 'threads') return true;
  if (place.kind === 'home') return apps.some(({ appId }) => appId === place.appId);
  const channel = channels.find(({ id }) => id === place.id);
  return channel !== undefined && (channel.kind === 'channel' || channel.members.includes(userId));
}

function firstPlace({ channels }: LiveWorkspace, userId: string): Place {
  const mine = channels.filter(({ members, isArchived }) => members.includes(userId) && !isArchived);
  return { kind: 'channel', id: (mine.find(({ isGeneral }) => isGeneral) ?? mine[0])?.id ?? '' };
}
