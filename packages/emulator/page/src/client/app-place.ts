import type { LiveApp, LiveChannel, LiveWorkspace } from '../../../src/live/live-state.js';
import type { Place } from '../store/look.js';
import type { Unread } from './unread.js';

/** What is said between an app and somebody. */
export function directWith(
  { botUserId }: LiveApp,
  channels: LiveWorkspace['channels'] | undefined,
  userId: string,
): LiveChannel | undefined {
  return channels?.find(
    ({ kind, members }) => kind === 'im' && members.includes(userId) && members.includes(botUserId),
  );
}

/** Where one goes to an app: to what it said, where some of that is unread, or else to its Home. */
export function appPlace({ appId, hasHome }: LiveApp, { count }: Pick<Unread, 'count'>): Place {
  return { kind: 'home', appId, tab: hasHome && count === 0 ? 'home' : 'messages' };
}
