import { Menu } from '@base-ui/react/menu';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Emoji } from '../markup/emoji-mark.js';
import { EmojiPicker } from '../markup/emoji-picker.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { copy } from '../ui/clipboard.js';
import { IconButton } from '../ui/icon-button.js';
import { MenuGroup, MenuItem, MenuPopup, MenuSeparator } from '../ui/menu.js';
import { markUnread } from './mark-read.js';
import {
  deleteMessage,
  editMessage,
  createMessageLink,
  openThread,
  stopStream,
  toggleReaction,
} from './message-actions.js';
import css from './message-toolbar.module.css';
import { performAppAction } from './user-actions.js';

/** The actions of a message, for its menu and its context menu. */
export function MessageMenuItems({ message, isInThread }: { readonly message: Message; readonly isInThread: boolean }) {
  const userId = usePage(({ route }) => route.userId);
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
      <MenuItem icon="link" onChoose={() => void copy(createMessageLink(message))}>
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

/** Message shortcuts of apps. */
function AppShortcuts({ message }: { readonly message: Message }) {
  const apps = usePage(state => currentWorkspace(state)?.apps) ?? [];
  const messageShortcuts = apps.flatMap(app =>
    app.shortcuts.filter(({ type }) => type === 'message').map(shortcut => ({ app, shortcut })),
  );
  if (messageShortcuts.length === 0) return null;
  const { channel, ts, threadTs = null } = message;
  return (
    <>
      <MenuSeparator />
      <MenuGroup label="Message shortcuts">
        {messageShortcuts.map(({ app, shortcut: { callbackId, name } }) => (
          <MenuItem
            key={`${app.appId} ${callbackId}`}
            icon="bolt"
            hint={app.name}
            onChoose={() =>
              void performAppAction(
                'shortcut',
                { callbackId, channel, message: ts, app: app.appId },
                { channel, threadTs },
              )
            }
          >
            {name}
          </MenuItem>
        ))}
      </MenuGroup>
    </>
  );
}

const QUICK_REACTIONS = ['white_check_mark', 'eyes', 'raised_hands'];

/**
 * The toolbar above a hovered or focused message.
 * @param isInThread whether the message is displayed in its thread
 */
export function MessageToolbar({ message, isInThread }: { readonly message: Message; readonly isInThread: boolean }) {
  const isForAll = message.ephemeralTo === undefined;
  return (
    <div className={css.toolbar} role="toolbar" aria-label="Message actions">
      {isForAll && (
        <>
          {QUICK_REACTIONS.map(name => (
            <button
              key={name}
              type="button"
              className={css.quick}
              aria-label={`React with ${name}`}
              title={`:${name}:`}
              onClick={() => toggleReaction(message, name)}
            >
              <Emoji name={name} />
            </button>
          ))}
          <EmojiPicker
            trigger={<IconButton icon="smile" label="Add reaction" />}
            onPick={name => toggleReaction(message, name)}
          />
          {!isInThread && <IconButton icon="reply" label="Reply in thread" onClick={() => openThread(message)} />}
        </>
      )}
      <Menu.Root>
        <Menu.Trigger render={<IconButton icon="more" label="More actions" />} />
        <MenuPopup align="end">
          <MessageMenuItems message={message} isInThread={isInThread} />
        </MenuPopup>
      </Menu.Root>
    </div>
  );
}
