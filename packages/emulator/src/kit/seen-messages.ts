import { namesIn } from '../acts/names.js';
import type { Waits } from '../waiting/waits.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import { MessagePane } from './message-pane.js';

/** What somebody can see in all the channels that they are in, as far as it is meant. */
export function seenBy(
  workspace: Workspace,
  waits: Waits,
  user: User,
  isMeant: (message: Message) => boolean,
): MessagePane {
  const isSeen = ({ channel, ephemeralTo }: Message): boolean =>
    workspace.channels.find(channel)?.members.has(user.id) === true &&
    (ephemeralTo === undefined || ephemeralTo === user.id);
  return new MessagePane({
    place: `what ${user.name} sees`,
    messages: () => workspace.messages.all.filter(message => isSeen(message) && isMeant(message)),
    names: namesIn(workspace),
    waits,
  });
}
