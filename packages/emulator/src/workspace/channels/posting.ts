import { isAdmin } from '../people/administration.js';
import type { User } from '../people/users.js';
import type { Channel } from './channels.js';

/**
 * What may be said in a channel: nothing, nothing but replies, or nothing but what begins a thread. Those who manage
 * the workspace may say anything.
 */
export type PostingRestriction = 'read_only' | 'thread_only' | 'non_threadable';

/** How a channel of each kind refuses what may not be said there. */
const REFUSALS: Readonly<Record<PostingRestriction, string>> = {
  read_only: 'restricted_action_read_only_channel',
  thread_only: 'restricted_action_thread_only_channel',
  non_threadable: 'restricted_action_non_threadable_channel',
};

/** Slack's word against a message in a channel, or in a thread of it; `undefined` when there is nothing against it. */
export function postingRefusal({ posting }: Channel, user: User, threadTs: string | undefined): string | undefined {
  if (posting === undefined || isAdmin(user)) return undefined;
  const isAllowed = posting !== 'read_only' && (posting === 'thread_only') === (threadTs !== undefined);
  return isAllowed ? undefined : REFUSALS[posting];
}
