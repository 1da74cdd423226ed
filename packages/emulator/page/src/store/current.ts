import type { LiveApp, LiveChannel, LivePerson, LiveWorkspace } from '../../../src/live/live-state.js';
import type { PageState } from './page-store.js';

/** The workspace that this tab looks at. */
export function currentWorkspace({ seen, look }: PageState): LiveWorkspace | undefined {
  return seen?.workspaces.find(({ id }) => id === look.teamId);
}

/** Whoever this tab acts as. */
export function currentPerson(state: PageState): LivePerson | undefined {
  return currentWorkspace(state)?.people.find(({ id }) => id === state.look.userId);
}

/** Somebody, here or of a workspace that shares a channel with this one. */
export function personOf(state: PageState, userId: string): LivePerson | undefined {
  const here = currentWorkspace(state)?.people.find(({ id }) => id === userId);
  return here ?? state.seen?.workspaces.flatMap(({ people }) => people).find(({ id }) => id === userId);
}

/** A conversation of this workspace. */
export function channelOf(state: PageState, channelId: string): LiveChannel | undefined {
  return currentWorkspace(state)?.channels.find(({ id }) => id === channelId);
}

/** The conversation in the middle; nothing where something else is there. */
export function currentChannel(state: PageState): LiveChannel | undefined {
  const { place } = state.look;
  return place.kind === 'channel' ? channelOf(state, place.id) : undefined;
}

/** The app in the middle; nothing where something else is there. */
export function currentApp(state: PageState): LiveApp | undefined {
  const { place } = state.look;
  return place.kind === 'home' ? currentWorkspace(state)?.apps.find(({ appId }) => appId === place.appId) : undefined;
}
