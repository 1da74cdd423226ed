import type { Channel } from '../workspace/channels/channels.js';
import { postingRefusal } from '../workspace/channels/posting.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';

/** @throws Error where a channel restricts what is said there, or an app takes no messages of people */
export function requireWritable({ apps }: Workspace, channel: Channel, user: User, threadTs: string | undefined): void {
  const { name, posting = '' } = channel;
  if (postingRefusal(channel, user, threadTs) !== undefined) {
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
    const [why, mended] = TURNED_OFF[declared.messagesTab];
    throw new Error(
      `${user.name} can't write to the app "${app}": its manifest has ${why} ` +
        `(features.app_home.${mended}), and Slack shows that sending messages to it has been turned off.`,
    );
  }
}

/** What an app lacks to be written to, and what would mend it. */
const TURNED_OFF = {
  none: ['no Messages tab', 'messages_tab_enabled'],
  read_only: ['a Messages tab that is only read', 'messages_tab_read_only_enabled'],
} as const;
