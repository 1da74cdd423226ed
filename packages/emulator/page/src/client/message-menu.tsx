import type { Message } from '../../../src/workspace/messages/message.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { copy } from '../ui/clipboard.js';
import { MenuGroup, MenuItem, MenuSeparator } from '../ui/menu.js';
import { askApp } from './do-acts.js';
import { markUnread } from './mark-read.js';
import { deleteMessage, editMessage, linkTo, openThread, stopStream } from './message-acts.js';

/** All that can be done with a message. It stands within a menu, or one that a right click opens. */
export function MessageMenuItems({ message, isInThread }: { readonly message: Message; readonly isInThread: boolean }) {
  const userId = usePage(({ look }) => look.userId);
  const isOwn = message.user === userId && message.subtype === undefined;
  const isForAll = message.ephemeralTo === undefined;
  return (
    <>
      {isForAll && !isInThread && (
        <MenuItem icon="reply" hint="T" onChoose={() => openThread(message)}>
          Reply in thread
        </MenuItem>
      )}
      {isForAll && (
        <MenuItem icon="unread" hint="U" onChoose={() => markUnread(message)}>
          Mark unread
        </MenuItem>
      )}
      {message.streaming === true && (
        <MenuItem icon="stop" onChoose={() => stopStream(message)}>
          Stop the answer
        </MenuItem>
      )}
      {isForAll && <MenuSeparator />}
      <MenuItem icon="copy" onChoose={() => void copy(message.text)}>
        Copy text
      </MenuItem>
      <MenuItem icon="link" onChoose={() => void copy(linkTo(message))}>
        Copy link
      </MenuItem>
      <MenuItem icon="code" onChoose={() => void copy(JSON.stringify(message, null, 2))}>
        Copy as JSON
      </MenuItem>
      <MenuItem icon="inspect" onChoose={() => pageStore.getState().showMessageInTimeline(message.channel, message.ts)}>
        Show in timeline
      </MenuItem>
      {isForAll && <AppShortcuts message={message} />}
      {isOwn && (
        <>
          <MenuSeparator />
          <MenuItem icon="edit" hint="E" onChoose={() => editMessage(message)}>
            Edit message
          </MenuItem>
          <MenuItem icon="trash" hint="Del" isDangerous onChoose={() => deleteMessage(message)}>
            Delete message
          </MenuItem>
        </>
      )}
    </>
  );
}

/** What apps have for the menu of a message. */
function AppShortcuts({ message }: { readonly message: Message }) {
  const apps = usePage(state => currentWorkspace(state)?.apps) ?? [];
  const offers = apps.flatMap(app =>
    app.shortcuts.filter(({ type }) => type === 'message').map(shortcut => ({ app, shortcut })),
  );
  if (offers.length === 0) return null;
  const { channel, ts, threadTs = null } = message;
  return (
    <>
      <MenuSeparator />
      <MenuGroup label="Message shortcuts">
        {offers.map(({ app, shortcut: { callbackId, name } }) => (
          <MenuItem
            key={`${app.appId} ${callbackId}`}
            icon="bolt"
            hint={app.name}
            onChoose={() =>
              void askApp('shortcut', { callbackId, channel, message: ts, app: app.appId }, { channel, threadTs })
            }
          >
            {name}
          </MenuItem>
        ))}
      </MenuGroup>
    </>
  );
}
