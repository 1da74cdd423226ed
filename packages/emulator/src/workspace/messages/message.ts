import type { JsonObject } from '../../json.js';
import type { SlackFile } from '../files/slack-file.js';

/** What a message says. */
export interface MessageContent {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  readonly metadata?: JsonObject | undefined;
}

/** One emoji under a message and who put it there. */
export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
}

/** A message as everybody sees it, or one person alone. Never changes: an edit makes a new one of the same `ts`. */
export interface Message extends MessageContent {
  /** Its id within the channel. */
  readonly ts: string;
  /** The channel's id. */
  readonly channel: string;
  /** The channel's name; empty in a direct message. */
  readonly channelName: string;
  /** The user id of its author. */
  readonly user: string;
  /** Set when an app wrote it. */
  readonly appId?: string | undefined;
  readonly botId?: string | undefined;
  /** Set when an app wrote it with a function's own token: the execution that its clicks belong to. */
  readonly executionId?: string | undefined;
  /** The root of the thread that it is in. */
  readonly threadTs?: string | undefined;
  /** The id of the only person who sees it. */
  readonly ephemeralTo?: string | undefined;
  readonly subtype?: string | undefined;
  /** What a message of its subtype tells besides, such as the new topic. */
  readonly details?: JsonObject | undefined;
  /** The files that were shared with it. */
  readonly files?: readonly SlackFile[] | undefined;
  /** A name other than the app's own. */
  readonly username?: string | undefined;
  /** A picture other than the app's own: `{ emoji }` or `{ image_48 }`. */
  readonly icons?: JsonObject | undefined;
  readonly clientMsgId?: string | undefined;
  readonly edited?: { readonly user: string; readonly ts: string } | undefined;
  readonly reactions: readonly Reaction[];
  /** Set on a message that comes piece by piece: whether more is to come. */
  readonly streaming?: boolean | undefined;
}

/** A message that is pinned to its channel. */
export interface Pin {
  readonly channel: string;
  readonly ts: string;
  /** The id of the user who pinned it. */
  readonly createdBy: string;
  /** Seconds since the epoch. */
  readonly created: number;
}
