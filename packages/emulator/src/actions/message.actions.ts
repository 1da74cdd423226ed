import { composeRichText } from '../block-kit/mrkdwn-to-rich-text.js';
import { renderMessage } from '../rendering/render-surface.js';
import { type Channel, findPostingError } from '../workspace/channels/channel.js';
import { linkMentions } from '../workspace/messages/links.js';
import { readMessageContent } from '../workspace/messages/message-content.js';
import type { Message } from '../workspace/messages/message.js';
import type { NewMessage } from '../workspace/messages/messages.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { createWorkspaceNames } from '../rendering/plain-text.js';

/** A user writes a message. */
export function sendMessage(
  desk: ActionDispatcher,
  user: User,
  place: string,
  text: string,
  { app, ...thread }: ReplyOptions & { app?: string },
): Message {
  const channel = desk.findConversation(user, place, desk.findApp(app));
  assertWritable(desk.workspace, channel, user, thread.threadTs);
  const replying = toReplyFields(thread);
  desk.recordAction(user, { verb: 'say', channel, text, threadTs: thread.threadTs, isBroadcast: thread.broadcast });
  return postMessage(desk, user, channel, { ...composeMessage(desk.workspace, text), ...replying });
}

/** Puts what somebody has written where it belongs. They have read all that stands above it there. */
export function postMessage(
  { workspace }: ActionDispatcher,
  user: User,
  channel: Channel,
  content: Omit<NewMessage, 'user' | 'clientMsgId'>,
): Message {
  const message = workspace.messages.post(channel, {
    ...content,
    user: user.id,
    clientMsgId: workspace.ids.secretKey(),
  });
  const isInThreadAlone = message.threadTs !== undefined && message.subtype !== 'thread_broadcast';
  if (!isInThreadAlone) workspace.reading.setLastRead(channel, user.id, message.ts);
  return message;
}

/** The thread that something is said in. */
export interface ReplyOptions {
  /** The `ts` of the message that it hangs under. */
  threadTs?: string;
  /** Whether the reply is shown in the channel as well. */
  broadcast?: boolean;
}

/** What a message in a thread has besides. @throws Error when what is no reply is to be shown in the channel as well */
export function toReplyFields({ threadTs, broadcast }: ReplyOptions): { threadTs?: string; subtype?: string } {
  if (threadTs === undefined && broadcast) {
    throw new Error('Only a reply can be sent to the channel as well: say in which thread (threadTs).');
  }
  return {
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(broadcast ? { subtype: 'thread_broadcast' } : {}),
  };
}

/** A user edits a message of their own. */
export function editMessage(desk: ActionDispatcher, user: User, message: Message, text: string): Message {
  const theirs = requireOwnMessage(desk, user, message, 'edit');
  desk.recordAction(user, { verb: 'edit', message: theirs, text });
  return desk.workspace.messages.edit(theirs, composeMessage(desk.workspace, text));
}

/** A user deletes a message of their own. */
export function deleteMessage(desk: ActionDispatcher, user: User, message: Message): void {
  const theirs = requireOwnMessage(desk, user, message, 'delete');
  desk.recordAction(user, { verb: 'delete', message: theirs });
  desk.workspace.messages.delete(theirs);
}

/** A user puts a message away that is for them alone. Apps are not notified. */
export function dismissMessage(desk: ActionDispatcher, user: User, message: Message): void {
  const now = getCurrentMessage(desk, message);
  if (now.ephemeralTo !== user.id) {
    throw new Error(`${user.name} can't dismiss a message that is not for them alone.`);
  }
  desk.recordAction(user, { verb: 'dismiss', message: now });
  desk.workspace.messages.delete(now);
}

/** A user puts an emoji under a message. */
export function addReaction(desk: ActionDispatcher, user: User, message: Message, emoji: string): Message {
  const now = getCurrentMessage(desk, message);
  desk.recordAction(user, { verb: 'react', message: now, emoji: parseEmojiName(emoji) });
  return desk.workspace.messages.addReaction(now, user.id, parseEmojiName(emoji));
}

/** A user takes their emoji away again. */
export function removeReaction(desk: ActionDispatcher, user: User, message: Message, emoji: string): Message {
  const now = getCurrentMessage(desk, message);
  desk.recordAction(user, { verb: 'unreact', message: now, emoji: parseEmojiName(emoji) });
  return desk.workspace.messages.removeReaction(now, user.id, parseEmojiName(emoji));
}

/** A user stops a message that an app still streams. */
export function stopStream(desk: ActionDispatcher, user: User, message: Message): Message {
  const now = getCurrentMessage(desk, message);
  desk.recordAction(user, { verb: 'stop_stream', message: now });
  return desk.workspace.streams.stopByUser(now);
}

/**
 * The message as it is now: what a caller holds may be older.
 * @throws Error when it is gone
 */
export function getCurrentMessage(desk: ActionDispatcher, message: Message): Message {
  assertAwaited(message);
  const { channel, ts } = message;
  const found = desk.workspace.messages.find(channel, ts);
  if (found) return found;
  const was = renderMessage(message, createWorkspaceNames(desk.workspace));
  throw new Error(`The message ${ts} is not there any more: it was deleted. It was:\n${was}`);
}

/** @throws Error when a promise was passed, which JavaScript does not check */
export function assertAwaited(shown: unknown): void {
  if (shown instanceof Promise) throw new Error('What is acted on is still a promise: await it first.');
}

function requireOwnMessage(desk: ActionDispatcher, user: User, message: Message, verb: string): Message {
  assertAwaited(message);
  if (message.user !== user.id) throw new Error(`${user.name} can't ${verb} a message of somebody else.`);
  return getCurrentMessage(desk, message);
}

function parseEmojiName(emoji: string): string {
  return emoji.replaceAll(':', '');
}

/** What Slack's composer makes of typed text: mentions by name become mentions by id, the whole a rich text. */
export function composeMessage(workspace: Workspace, typed: string): ReturnType<typeof readMessageContent> {
  const text = linkMentions(workspace, typed);
  return readMessageContent({ text, blocks: text === '' ? [] : [composeRichText(text)] });
}

/** @throws Error where a channel restricts what is said there, or an app takes no messages of people */
export function assertWritable({ apps }: Workspace, channel: Channel, user: User, threadTs: string | undefined): void {
  const { name, posting = '' } = channel;
  if (findPostingError(channel, user, threadTs) !== undefined) {
    throw new Error(
      `${user.name} can't say that in #${name}, which is ${posting}: only those who manage the workspace can.`,
    );
  }
  if (channel.kind !== 'im') return;
  for (const {
    name: app,
    app: { declared },
  } of [...channel.members].flatMap(id => apps.ofBotUser(id) ?? [])) {
    if (!declared || declared.messagesTab === 'writable') continue;
    const [why, mended] = MESSAGES_TAB_DISABLED[declared.messagesTab];
    throw new Error(
      `${user.name} can't write to the app "${app}": its manifest has ${why} ` +
        `(features.app_home.${mended}), and Slack shows that sending messages to it has been turned off.`,
    );
  }
}

/** Why an app cannot receive messages, and how to fix it. */
const MESSAGES_TAB_DISABLED = {
  none: ['no Messages tab', 'messages_tab_enabled'],
  read_only: ['a Messages tab that is only read', 'messages_tab_read_only_enabled'],
} as const;
