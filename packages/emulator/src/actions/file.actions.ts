import type { NewFile, SlackFile } from '../workspace/files/slack-file.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { composeMessage, postMessage, toReplyFields, type ReplyOptions, assertWritable } from './message.actions.js';

/** Names a file that a user has uploaded: the file itself, as `upload` gave it, or its id alone. */
export interface UploadedFile {
  readonly id: string;
}

/** A user uploads a file, and shares it with nobody yet. */
export function uploadFile(desk: ActionDispatcher, user: User, given: NewFile): SlackFile {
  const file = desk.workspace.files.add(user.id, given);
  desk.recordAction(user, { verb: 'upload', file });
  return file;
}

/** A user shares files in a channel, all with one message. Those that are new are uploaded by that. */
export function shareFile(
  desk: ActionDispatcher,
  user: User,
  place: string,
  files: readonly (NewFile | UploadedFile)[],
  { text = '', app, ...thread }: ReplyOptions & { text?: string; app?: string },
): Message {
  const { workspace } = desk;
  const channel = desk.findConversation(user, place, desk.findApp(app));
  const { threadTs, broadcast: isBroadcast } = thread;
  assertWritable(workspace, channel, user, threadTs);
  const replying = toReplyFields(thread);
  workspace.messages.requireOpen(channel, threadTs);
  if (files.length === 0) throw new Error(`${user.name} shares no file: name one at least, or say() the text.`);
  const shared = files.map(file =>
    'content' in file ? workspace.files.add(user.id, file) : requireOwnFile(workspace, user, file),
  );
  desk.recordAction(user, { verb: 'share', channel, text, threadTs, isBroadcast, files: shared });
  return postMessage(desk, user, channel, {
    ...(text === '' ? { text, blocks: [], attachments: [] } : composeMessage(workspace, text)),
    subtype: 'file_share',
    files: shared,
    ...replying,
  });
}

/** @throws Error when it is no file that they have uploaded */
export function requireOwnFile({ files }: Workspace, user: User, { id }: { readonly id?: unknown }): SlackFile {
  const file = typeof id === 'string' ? files.find(id) : undefined;
  if (file?.user === user.id) return file;
  throw new Error(`${user.name} has uploaded no file ${JSON.stringify(id)}: upload it first.`);
}
