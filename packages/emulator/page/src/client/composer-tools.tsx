import { memo, useRef } from 'react';
import { ShortcutMenu } from '../shortcuts/shortcut-menu.js';
import { EmojiPicker } from '../markup/emoji-picker.js';
import { IconButton } from '../ui/icon-button.js';
import { attach } from './attaching.js';
import css from './composer-tools.module.css';
import { writeAt } from './writing.js';

/** What stands below the text of a composer: files, emoji, mentions, shortcuts, and what sends. */
export const ComposerTools = memo(function ComposerTools({
  where,
  inThread,
  isEmpty,
}: {
  readonly where: string;
  readonly inThread: boolean;
  readonly isEmpty: boolean;
}) {
  const files = useRef<HTMLInputElement>(null);
  return (
    <div className={css.tools}>
      <input
        ref={files}
        type="file"
        multiple
        // The button beside it is what people see, hear of and press.
        hidden
        onChange={({ currentTarget }) => {
          attach(where, [...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <IconButton icon="add" label="Attach files" onClick={() => files.current?.click()} />
      <EmojiPicker trigger={<IconButton icon="smile" label="Emoji" />} onPick={name => writeAt(where, `:${name}: `)} />
      <IconButton icon="at" label="Mention somebody" onClick={() => writeAt(where, '@')} />
      {!inThread && <ShortcutMenu trigger={<IconButton icon="bolt" label="Shortcuts" />} />}
      <span className={css.space} />
      <button type="submit" className={css.send} aria-label="Send" title="Send" disabled={isEmpty}>
        <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M2.5 3.2c0-.6.6-1 1.2-.7l14 6.700a.9.9 0 0 1 0 1.600l-14 6.700c-.6.3-1.2-.1-1.2-.7v-4.600c0-.4.3-.8.7-.8L11 10 3.2 8.600a.9.9 0 0 1-.7-.8z" />
        </svg>
      </button>
    </div>
  );
});
