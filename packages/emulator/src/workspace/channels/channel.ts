import { isAdmin, type User } from '../users/user.js';

/** `channel` is public, `group` private, `im` a direct message of two, `mpim` one of several. */
export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';

/** The topic or purpose of a channel. */
export interface ChannelText {
  readonly value: string;
  /** The id of the user who set it. */
  readonly creator: string;
  /** Seconds since the epoch. */
  readonly lastSet: number;
}

/** A conversation. */
export interface Channel {
  readonly id: string;
  /** Without `#`. A direct message has no name of its own: it bears those of its members. */
  name: string;
  /** What it was called before, the first one first. */
  readonly previousNames: string[];
  topic: ChannelText;
  purpose: ChannelText;
  readonly kind: ChannelKind;
  readonly isGeneral: boolean;
  readonly creatorId: string;
  /** Seconds since the epoch. */
  readonly createdAt: number;
  isArchived: boolean;
  /** What may be said there. Without it, anything. */
  readonly posting?: PostingRestriction | undefined;
  readonly members: Set<string>;
  /** The teams that have it: the first is its host, others share it. */
  readonly teamIds: string[];
}

/** A conversation to add. What isn't said is made up, or as it is with new ones. */
export type NewChannel = Pick<Channel, 'name' | 'kind'> &
  Partial<Omit<Channel, 'name' | 'kind' | 'members' | 'teamIds'>> & { readonly members: readonly string[] };

/** A conversation, to be looked at. */
export type ChannelView = Readonly<Omit<Channel, 'members' | 'teamIds'>> & {
  readonly members: ReadonlySet<string>;
  readonly teamIds: readonly string[];
};

/**
 * What may be said in a channel: nothing, nothing but replies, or nothing but what begins a thread. Those who manage
 * the workspace may say anything.
 */
export type PostingRestriction = 'read_only' | 'thread_only' | 'non_threadable';

/** How a channel of each kind refuses what may not be said there. */
const POSTING_ERRORS: Readonly<Record<PostingRestriction, string>> = {
  read_only: 'restricted_action_read_only_channel',
  thread_only: 'restricted_action_thread_only_channel',
  non_threadable: 'restricted_action_non_threadable_channel',
};

/** Slack's word against a message in a channel, or in a thread of it; `undefined` when there is nothing against it. */
export function findPostingError({ posting }: Channel, user: User, threadTs: string | undefined): string | undefined {
  if (posting === undefined || isAdmin(user)) return undefined;
  const isAllowed = posting !== 'read_only' && (posting === 'thread_only') === (threadTs !== undefined);
  return isAllowed ? undefined : POSTING_ERRORS[posting];
}
