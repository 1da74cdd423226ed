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

/** Somebody of a workspace: a person, or the bot user of an app. */
export interface LivePerson {
  readonly id: string;
  /** The handle, as in `@ann`. */
  readonly name: string;
  readonly realName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly presence: 'active' | 'away';
  /** `null` where they have said nothing. */
  readonly status: { readonly emoji: string; readonly text: string } | null;
  /** The app whose bot user it is; `null` for a person. */
  readonly appId: string | null;
  readonly isDeleted: boolean;
}

/** A conversation. */
export interface LiveChannel {
  readonly id: string;
  /** Without `#`; empty in a direct message. */
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isGeneral: boolean;
  readonly isArchived: boolean;
  readonly topic: string;
  readonly purpose: string;
  /** User ids, those of bots among them. */
  readonly members: readonly string[];
  /** Up to which message somebody has read, by user id. */
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

/** A function that an app has declared, which steps of workflows can run. */
export interface LiveFunction {
  readonly callbackId: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: readonly LiveInput[];
}

/** An app as it is installed in a workspace. */
export interface LiveApp {
  readonly name: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  /** What its bot was granted; `null` when it may do all. */
  readonly scopes: readonly string[] | null;
  /** Why its bot's token is none any more; `null` when it is good. */
  readonly tokenProblem: 'token_revoked' | 'token_expired' | null;
  /** What it declares, as it was given; `null` when nothing was, and it may do all. */
  readonly manifest: JsonObject | null;
  readonly commands: readonly LiveCommand[];
  readonly shortcuts: readonly LiveShortcut[];
  readonly functions: readonly LiveFunction[];
  /** The events that it hears of; `null`: all. */
  readonly events: readonly string[] | null;
  readonly hasHome: boolean;
  readonly messagesTab: MessagesTab;
  readonly isAssistant: boolean;
}

/** A group of people that is mentioned as one. */
export interface LiveUsergroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

/** A workspace with all that is in it, but for what is said there. */
export interface LiveWorkspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly people: readonly LivePerson[];
  readonly channels: readonly LiveChannel[];
  readonly apps: readonly LiveApp[];
  /** Those that were made and are not installed here. */
  readonly otherApps: readonly { readonly appId: string; readonly name: string }[];
  readonly usergroups: readonly LiveUsergroup[];
  /** The emoji of its own: URLs, or `alias:` and the name of another, by name. */
  readonly emoji: Readonly<Record<string, string>>;
}

/** The time that the local Slack lives in. */
export interface LiveTime {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly isFrozen: boolean;
}

/** The modals that are open before somebody, the top one last. */
export interface LiveViews {
  readonly userId: string;
  readonly views: readonly View[];
}

/** All that there is to be seen of a local Slack at a moment. */
export interface LiveState {
  /** Another one for each start of an emulator. */
  readonly run: string;
  readonly time: LiveTime;
  readonly workspaces: readonly LiveWorkspace[];
  /** The newest ones of each conversation, the oldest first, those of threads and those for one person among them. */
  readonly messages: readonly Message[];
  /** What people have entered in those messages, each before themselves alone. */
  readonly entries: readonly MessageInput[];
  readonly views: readonly LiveViews[];
  /** The Home tabs that apps have published. */
  readonly homes: readonly View[];
  readonly assistants: readonly AssistantThread[];
  /** Those that are open. */
  readonly connections: readonly ConnectionRecord[];
  /** The newest entries, the oldest of them first. */
  readonly timeline: readonly TimelineEntry[];
}

/** What is another than before: each replaces what was there of the same name. */
export type LiveChange =
  | { readonly kind: 'time'; readonly time: LiveTime }
  | { readonly kind: 'workspaces'; readonly workspaces: readonly LiveWorkspace[] }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'message_deleted'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'entry'; readonly entry: MessageInput }
  /** Somebody has read a channel up to there: another `lastRead` of it. */
  | { readonly kind: 'read'; readonly channel: string; readonly userId: string; readonly ts: string }
  | ({ readonly kind: 'views' } & LiveViews)
  | { readonly kind: 'home'; readonly view: View }
  | { readonly kind: 'assistant'; readonly thread: AssistantThread }
  | { readonly kind: 'connections'; readonly connections: readonly ConnectionRecord[] }
  | { readonly kind: 'timeline'; readonly entry: TimelineEntry };

/**
 * A line of the live stream: the whole state first, and again when all of it may be another (after a reset, or for a
 * reader who didn't keep up); what has changed, several at once; or nothing, to tell that the line still stands.
 */
export type LiveLine =
  | { readonly state: LiveState }
  | { readonly changes: readonly LiveChange[] }
  | { readonly alive: true };
