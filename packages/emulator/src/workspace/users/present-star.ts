import type { JsonObject } from '../../json.js';
import { presentFileWithShares } from '../files/present-file.js';
import { presentLinkedMessage } from '../messages/present-message.js';
import type { Workspace } from '../workspace.js';
import type { Star } from './user.js';

/** What a user has saved as Slack shows it; `undefined` when it is gone. */
export function presentStar(workspace: Workspace, { item, created }: Star): JsonObject | undefined {
  if ('file' in item) {
    const file = workspace.files.find(item.file);
    return file && { type: 'file', file: presentFileWithShares(workspace, file), date_create: created };
  }
  const { channel, ts } = item;
  const message = workspace.channels.find(channel) && workspace.messages.find(channel, ts);
  return (
    message && {
      type: 'message',
      channel,
      message: presentLinkedMessage(workspace, message),
      date_create: created,
    }
  );
}
