import type { NewFile } from '../workspace/files/files.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { ActDesk } from './act-desk.js';
import { composed, requireUnrestricted } from './message.acts.js';

/** Somebody uploads a file and shares it in a channel. */
export function share(
  desk: ActDesk,
  user: User,
  place: string,
  file: NewFile,
  { text = '', threadTs, app }: { text?: string; threadTs?: string; app?: string },
): Message {
  const { workspace } = desk;
  const channel = desk.place(user, place, desk.app(app));
  requireUnrestricted(channel, user, threadTs);
  const files = [workspace.files.add(user.id, file)];
  desk.did(user, { verb: 'share', channel, text, threadTs, files });
  return workspace.messages.post(channel, {
    ...(text === '' ? { text, blocks: [], attachments: [] } : composed(workspace, text)),
    user: user.id,
    clientMsgId: workspace.ids.key(),
    subtype: 'file_share',
    files,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
}
