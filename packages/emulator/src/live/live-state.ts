import type { Role } from '../workspace/users/user.js';
import type { ChannelKind } from '../workspace/channels/channel.js';
import type { AssistantThread } from '../workspace/apps/assistant-thread.js';
import type { MessagesTab } from '../manifest/declarations.js';
import type { JsonObject } from '../json.js';
import type { ConnectionRecord } from '../event-log/records.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import type { Message } from '../workspace/messages/message.js';
import type { MessageInput } from '../workspace/messages/message-inputs.js';
import type { View } from '../workspace/views/view.js';

/** A member of a workspace: a user, or the bot user of an app. */
export interface LivePerson {
  readonly id: string;
  /** The handle, as in `@ann`. */
  readonly name: string;
  readonly realName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly presence: 'active' | 'away';
  /** `null` when no status is set. */
  readonly status: { readonly emoji: string; readonly text: string } | null;
  /** The app of a bot user; `null` for other users. */
  readonly appId: string | null;
  readonly isDeleted: boolean;
}

export interface LiveChannel {
  readonly id: string;
  /** Without `#`; empty in a direct message. */
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isGeneral: boolean;
  readonly isArchived: boolean;
  readonly topic: string;
  readonly purpose: string;
  /** User ids, including bot users. */
  readonly members: readonly string[];
  /** The timestamp of the last read message, by user id. */
  readonly lastRead: Readonly<Record<string, string>>;
}

/** A slash command that an app has declared. */
export interface LiveCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** A shortcut that an app has declared. */
export interface LiveShortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'global' | 'message';
}

/** An input of a function that an app has declared. */
export interface LiveInput {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Such as `string` or `slack#/types/user_id`. */
  readonly type: string;
  readonly isRequired: boolean;
}

/** A function that an app has declared and that workflow steps can run. */
export interface LiveFunction {
  readonly callbackId: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: readonly LiveInput[];
}

/** An app installed in a workspace. */
export interface LiveApp {
  readonly name: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  /** The scopes granted to the bot; `null` means all scopes. */
  readonly scopes: readonly string[] | null;
  /** Why the bot token is invalid; `null` when it is valid. */
  readonly tokenProblem: 'token_revoked' | 'token_expired' | null;
  /** The manifest as it was given; `null` when the app has no manifest and no restrictions. */
  readonly manifest: JsonObject | null;
  readonly commands: readonly LiveCommand[];
  readonly shortcuts: readonly LiveShortcut[];
  readonly functions: readonly LiveFunction[];
  /** The subscribed events; `null` means all events. */
  readonly events: readonly string[] | null;
  readonly hasHome: boolean;
  readonly messagesTab: MessagesTab;
  readonly isAssistant: boolean;
}

/** A user group. */
export interface LiveUsergroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

/** A workspace with its contents, except messages. */
export interface LiveWorkspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly people: readonly LivePerson[];
  readonly channels: readonly LiveChannel[];
  readonly apps: readonly LiveApp[];
  /** Apps that exist but are not installed in this workspace. */
  readonly otherApps: readonly { readonly appId: string; readonly name: string }[];
  readonly usergroups: readonly LiveUsergroup[];
  /** Custom emoji by name: URLs, or `alias:` and the name of another emoji. */
  readonly emoji: Readonly<Record<string, string>>;
}

/** The time of the local Slack. */
export interface LiveTime {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly isFrozen: boolean;
}

/** The open modals of a user, the top one last. */
export interface LiveViews {
  readonly userId: string;
  readonly views: readonly View[];
}

/** The whole visible state of a local Slack at one moment. */
export interface LiveState {
  /** Different for each start of an emulator. */
  readonly run: string;
  readonly time: LiveTime;
  readonly workspaces: readonly LiveWorkspace[];
  /** The newest messages of each conversation, oldest first, including thread replies and ephemeral messages. */
  readonly messages: readonly Message[];
  /** The input values that users have entered in those messages. Each user sees only their own. */
  readonly entries: readonly MessageInput[];
  readonly views: readonly LiveViews[];
  /** Published Home tabs. */
  readonly homes: readonly View[];
  readonly assistants: readonly AssistantThread[];
  /** The open connections. */
  readonly connections: readonly ConnectionRecord[];
  /** The newest entries, oldest first. */
  readonly timeline: readonly TimelineEntry[];
}

/** A change. It replaces the previous value of the same name. */
export type LiveChange =
  | { readonly kind: 'time'; readonly time: LiveTime }
  | { readonly kind: 'workspaces'; readonly workspaces: readonly LiveWorkspace[] }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'message_deleted'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'entry'; readonly entry: MessageInput }
  /** A user has read a channel up to a message; `lastRead` changes. */
  | { readonly kind: 'read'; readonly channel: string; readonly userId: string; readonly ts: string }
  | ({ readonly kind: 'views' } & LiveViews)
  | { readonly kind: 'home'; readonly view: View }
  | { readonly kind: 'assistant'; readonly thread: AssistantThread }
  | { readonly kind: 'connections'; readonly connections: readonly ConnectionRecord[] }
  | { readonly kind: 'timeline'; readonly entry: TimelineEntry };

/**
 * A line of the live stream: the whole state (first, after a reset, and after the reader has fallen behind), a batch of
 * changes, or a keep-alive.
 */
export type LiveLine =
  | { readonly state: LiveState }
  | { readonly changes: readonly LiveChange[] }
  | { readonly alive: true };
