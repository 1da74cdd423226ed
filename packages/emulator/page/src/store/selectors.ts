import type { LiveApp, LiveChannel, LivePerson, LiveWorkspace } from '../../../src/live/live-state.js';
import type { RouteSlice } from './route.slice.js';
import type { SnapshotSlice } from './snapshot.slice.js';

/** The part of the store that the selectors of this file read. */
export type DisplayedState = Pick<SnapshotSlice, 'snapshot'> & Pick<RouteSlice, 'route'>;

export function currentWorkspace({ snapshot, route }: DisplayedState): LiveWorkspace | undefined {
  return snapshot?.workspaces.find(({ id }) => id === route.teamId);
}

export function currentPerson(state: DisplayedState): LivePerson | undefined {
  return currentWorkspace(state)?.people.find(({ id }) => id === state.route.userId);
}

/** Finds a user of this workspace, or of one that shares a channel with it. */
export function personOf(state: DisplayedState, userId: string): LivePerson | undefined {
  const here = currentWorkspace(state)?.people.find(({ id }) => id === userId);
  return here ?? state.snapshot?.workspaces.flatMap(({ people }) => people).find(({ id }) => id === userId);
}

export function channelOf(state: DisplayedState, channelId: string): LiveChannel | undefined {
  return currentWorkspace(state)?.channels.find(({ id }) => id === channelId);
}

export function currentChannel(state: DisplayedState): LiveChannel | undefined {
  const { main } = state.route;
  return main.kind === 'channel' ? channelOf(state, main.id) : undefined;
}

export function currentApp(state: DisplayedState): LiveApp | undefined {
  const { main } = state.route;
  return main.kind === 'home' ? currentWorkspace(state)?.apps.find(({ appId }) => appId === main.appId) : undefined;
}
