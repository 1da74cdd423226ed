import type { AppInstall } from './apps/app-install.js';
import type { AssistantThread } from './apps/assistant-threads.js';
import type { Channel } from './channels/channels.js';
import type { DndChange } from './people/do-not-disturb.js';
import type { EmojiChange } from './emoji.js';
import type { FileChange } from './files/files.js';
import type { Message } from './messages/message.js';
import type { PinChange } from './messages/pins.js';
import type { StarChange } from './people/stars.js';
import type { UsergroupChange } from './people/usergroups.js';
import type { User } from './people/users.js';
import type { View } from './views/view.js';

/** Something that happened in the workspace, told to whoever must hear of it. */
export type WorkspaceChange =
  | PinChange
  | FileChange
  | StarChange
  | UsergroupChange
  | DndChange
  | EmojiChange
  | {
      readonly kind: 'view_changed';
      readonly how: 'opened' | 'pushed' | 'updated' | 'published' | 'closed';
      readonly view: View;
    }
  | { readonly kind: 'message_posted'; readonly message: Message }
  /** More of a streamed message. */
  | { readonly kind: 'message_grown'; readonly message: Message }
  | { readonly kind: 'message_changed'; readonly message: Message; readonly previous: Message; readonly at: string }
  | { readonly kind: 'message_deleted'; readonly previous: Message; readonly at: string }
  | ReactionChange
  | MemberChange
  | ChannelChange
  | UserChange
  | InstallChange;

/** Somebody put an emoji under a message, or took it away. */
export interface ReactionChange {
  readonly kind: 'reaction_added' | 'reaction_removed';
  readonly message: Message;
  readonly userId: string;
  readonly emoji: string;
  readonly at: string;
}

/** Somebody came into a channel, or left it. */
export type MemberChange =
  | {
      readonly kind: 'member_joined';
      readonly channel: Channel;
      readonly userId: string;
      readonly inviterId?: string | undefined;
      readonly at: string;
    }
  | {
      readonly kind: 'member_left';
      readonly channel: Channel;
      readonly userId: string;
      /** Who had them leave, themselves as a rule. */
      readonly actorId: string;
      readonly at: string;
    };

/** A conversation came into being, or its state is another. */
export interface ChannelChange {
  readonly kind:
    | 'channel_created'
    | 'channel_renamed'
    | 'channel_archived'
    | 'channel_unarchived'
    | 'channel_deleted'
    | 'direct_opened'
    | 'direct_closed'
    | 'direct_reopened';
  readonly channel: Channel;
  /** Who did it. */
  readonly userId: string;
  readonly at: string;
}

/** Somebody came into the workspace, or is another than before. */
export interface UserChange {
  readonly kind: 'user_joined' | 'user_changed';
  readonly user: User;
  /** As they were before, of somebody who was there. */
  readonly previous?: User | undefined;
  readonly at: string;
}

/** What an app was granted is no longer so. */
export type InstallChange =
  | {
      readonly kind: 'tokens_revoked';
      readonly app: AppInstall;
      /** The ids of the people whose tokens they were. */
      readonly people: readonly string[];
      /** The ids of the bot users whose tokens they were. */
      readonly bots: readonly string[];
      readonly at: string;
    }
  | { readonly kind: 'app_uninstalled'; readonly app: AppInstall; readonly at: string };

/** Hears of every change, in order, right after it was made. */
export type ChangeListener = (change: WorkspaceChange) => void;

/** Something that people see otherwise than before, and that no app is ever told of. */
export type UntoldChange =
  /** Somebody has entered something in a view, or sees what is wrong with it. */
  | { readonly kind: 'view_entered'; readonly view: View }
  /** Somebody has entered something in a message. */
  | { readonly kind: 'message_entered'; readonly message: Message; readonly userId: string }
  | { readonly kind: 'read'; readonly channel: Channel; readonly userId: string; readonly ts: string }
  | { readonly kind: 'assistant_thread_changed'; readonly thread: AssistantThread }
  /** Who or what is in a workspace, and what of it is known: somebody's presence, an app, a topic. */
  | { readonly kind: 'workspace_changed' };

/** Hears of every such change, right after it was made. */
export type UntoldListener = (change: UntoldChange) => void;
