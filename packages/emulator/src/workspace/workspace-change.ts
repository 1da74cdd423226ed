import type { AppInstall } from './apps/app-install.js';
import type { AssistantThread } from './apps/assistant-thread.js';
import type { Channel } from './channels/channel.js';
import type { Message, Pin } from './messages/message.js';
import type { User, Star, Usergroup } from './users/user.js';
import type { View } from './views/view.js';
import type { SlackFile } from './files/slack-file.js';

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

/** A user put an emoji under a message, or took it away. */
export interface ReactionChange {
  readonly kind: 'reaction_added' | 'reaction_removed';
  readonly message: Message;
  readonly userId: string;
  readonly emoji: string;
  readonly at: string;
}

/** A user came into a channel, or left it. */
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

/** A user came into the workspace, or is another than before. */
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

/** Called for every change, in order, right after it was made. */
export type ChangeListener = (change: WorkspaceChange) => void;

/** Something that people see otherwise than before, and that no app is ever told of. */
export type InternalChange =
  /** A user has entered something in a view, or sees what is wrong with it. */
  | { readonly kind: 'view_entered'; readonly view: View }
  /** A user has entered something in a message. */
  | { readonly kind: 'message_entered'; readonly message: Message; readonly userId: string }
  | { readonly kind: 'read'; readonly channel: Channel; readonly userId: string; readonly ts: string }
  | { readonly kind: 'assistant_thread_changed'; readonly thread: AssistantThread }
  /** Who or what is in a workspace, and what of it is known: somebody's presence, an app, a topic. */
  | { readonly kind: 'workspace_changed' };

/** Called for every such change, right after it was made. */
export type InternalChangeListener = (change: InternalChange) => void;

/** A file came into being, is another than before, or is gone. */
export interface FileChange {
  readonly kind: 'file_created' | 'file_changed' | 'file_deleted';
  readonly file: SlackFile;
  readonly at: string;
}

/** A message was pinned, or is no longer. */
export interface PinChange {
  readonly kind: 'pin_added' | 'pin_removed';
  readonly pin: Pin;
  readonly userId: string;
  readonly at: string;
}

/** A user saved something for later, or no longer. */
export interface StarChange {
  readonly kind: 'star_added' | 'star_removed';
  readonly star: Star;
  readonly userId: string;
  readonly at: string;
}

/** A group of people came into being, or is another than before. */
export interface UsergroupChange {
  readonly kind: 'usergroup_created' | 'usergroup_updated' | 'usergroup_members_changed';
  readonly usergroup: Usergroup;
  readonly previous?: Usergroup;
  readonly at: string;
}

/** A user is not to be disturbed, or is again. */
export interface DndChange {
  readonly kind: 'dnd_changed';
  readonly userId: string;
  readonly at: string;
}

/** A workspace has an emoji of its own more, less, or by another name. */
export type EmojiChange = {
  readonly kind: 'emoji_changed';
  readonly teamId: string;
  readonly at: string;
} & (
  | { readonly how: 'add'; readonly name: string; readonly value: string }
  | { readonly how: 'remove'; readonly names: readonly string[] }
  | { readonly how: 'rename'; readonly oldName: string; readonly newName: string; readonly value: string }
);
