import type { NewFile, SlackFile } from '../workspace/files/slack-file.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ActDesk } from './action-dispatcher.js';
import { composed, post, replyFields, type ReplyOptions, requireWritable } from './message.actions.js';

/** Names a file that somebody has uploaded: the file itself, as `upload` gave it, or its id alone. */
export interface UploadedFile {
  readonly id: string;
}

/** Somebody uploads a file, and shares it with nobody yet. */
export function upload(desk: ActDesk, user: User, given: NewFile): SlackFile {
  const file = desk.workspace.files.add(user.id, given);
  desk.did(user, { verb: 'upload', file });
  return file;
}

/** Somebody shares files in a channel, all with one message. Those that are new are uploaded by that. */
export function share(
  desk: ActDesk,
  user: User,
  place: string,
  files: readonly (NewFile | UploadedFile)[],
  { text = '', app, ...thread }: ReplyOptions & { text?: string; app?: string },
): Message {
  const { workspace } = desk;
  const channel = desk.place(user, place, desk.app(app));
  const { threadTs, broadcast: isBroadcast } = thread;
  requireWritable(workspace, channel, user, threadTs);
  const replying = replyFields(thread);
  workspace.messages.requireOpen(channel, threadTs);
  if (files.length === 0) throw new Error(`${user.name} shares no file: name one at least, or say() the text.`);
  const shared = files.map(file =>
    'content' in file ? workspace.files.add(user.id, file) : ownFile(workspace, user, file),
  );
  desk.did(user, { verb: 'share', channel, text, threadTs, isBroadcast, files: shared });
  return post(desk, user, channel, {
    ...(text === '' ? { text, blocks: [], attachments: [] } : composed(workspace, text)),
    subtype: 'file_share',
    files: shared,
    ...replying,
  });
}

/** @throws Error when it is no file that they have uploaded */
export function ownFile({ files }: Workspace, user: User, { id }: { readonly id?: unknown }): SlackFile {
  const file = typeof id === 'string' ? files.find(id) : undefined;
  if (file?.user === user.id) return file;
  throw new Error(`${user.name} has uploaded no file ${JSON.stringify(id)}: upload it first.`);
}
