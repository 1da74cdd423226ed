import { Menu } from '@base-ui/react/menu';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Emoji } from '../markup/emoji-mark.js';
import { EmojiPicker } from '../markup/emoji-picker.js';
import { IconButton } from '../ui/icon-button.js';
import { MenuPopup } from '../ui/menu.js';
import { openThread, toggleReaction } from './message-acts.js';
import { MessageMenuItems } from './message-menu.js';
import css from './message-toolbar.module.css';

/** What is at hand where a message is pointed at. */
const QUICK = ['white_check_mark', 'eyes', 'raised_hands'];

/**
 * What can be done with a message, above it while it is pointed at or the keyboard is there.
 * @param isInThread it stands in its thread already
 */
export function MessageToolbar({ message, isInThread }: { readonly message: Message; readonly isInThread: boolean }) {
  const isForAll = message.ephemeralTo === undefined;
  return (
    <div className={css.toolbar} role="toolbar" aria-label="Message actions">
      {isForAll && (
        <>
          {QUICK.map(name => (
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
