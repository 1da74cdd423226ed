import type { LiveApp, LiveChannel, LiveWorkspace } from '../../../src/live/live-state.js';
import type { MainContent } from '../store/route.slice.js';
import type { Unread } from './unread.js';

/** Finds the direct message between an app and a user. */
export function findAppDirectMessage(
  { botUserId }: LiveApp,
  channels: LiveWorkspace['channels'] | undefined,
  userId: string,
): LiveChannel | undefined {
  return channels?.find(
    ({ kind, members }) => kind === 'im' && members.includes(userId) && members.includes(botUserId),
  );
}

/** Opens the Messages tab if it has unread messages, else the Home tab. */
export function getAppLocation({ appId, hasHome }: LiveApp, { count }: Pick<Unread, 'count'>): MainContent {
  return { kind: 'home', appId, tab: hasHome && count === 0 ? 'home' : 'messages' };
}
