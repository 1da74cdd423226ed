import { memo, useRef } from 'react';
import { EmojiPicker } from '../markup/emoji-picker.js';
import { ShortcutMenu } from '../shortcuts/shortcut-menu.js';
import { pageStore } from '../store/page-store.js';
import { IconButton } from '../ui/icon-button.js';
import type { IconName } from '../ui/icon.js';
import { attachFiles } from './attach-files.js';
import css from './composer-tools.module.css';
import formatBarCss from './format-bar.module.css';

/** The buttons below a composer's text. */
export const ComposerTools = memo(function ComposerTools({
  composerKey,
  inThread,
  isEmpty,
}: {
  readonly composerKey: string;
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
        // The button next to it is what users see and press.
        hidden
        onChange={({ currentTarget }) => {
          attachFiles(composerKey, [...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <IconButton icon="add" label="Attach files" onClick={() => files.current?.click()} />
      <EmojiPicker
        trigger={<IconButton icon="smile" label="Emoji" />}
        onPick={name => insertAtCaret(composerKey, `:${name}: `)}
      />
      <IconButton icon="at" label="Mention someone" onClick={() => insertAtCaret(composerKey, '@')} />
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

const FORMATS: readonly {
  readonly icon: IconName;
  readonly label: string;
  readonly apply: (composerKey: string) => void;
}[] = [
  { icon: 'bold', label: 'Bold: *text*', apply: composerKey => wrapSelection(composerKey, '*') },
  { icon: 'italic', label: 'Italic: _text_', apply: composerKey => wrapSelection(composerKey, '_') },
  { icon: 'strike', label: 'Strike: ~text~', apply: composerKey => wrapSelection(composerKey, '~') },
  { icon: 'link', label: 'Link: <https://…|text>', apply: insertLink },
  { icon: 'code', label: 'Code: `text`', apply: composerKey => wrapSelection(composerKey, '`') },
  { icon: 'quote', label: 'Quote: > text', apply: composerKey => prefixSelectedLines(composerKey, '> ') },
  { icon: 'list', label: 'List: - text', apply: composerKey => prefixSelectedLines(composerKey, '- ') },
];

/** Buttons that insert Slack's markup. */
export const FormatBar = memo(function FormatBar({ composerKey }: { readonly composerKey: string }) {
  return (
    <div className={formatBarCss.bar} role="toolbar" aria-label="Formatting">
      {FORMATS.map(({ icon, label, apply }) => (
        <IconButton
          key={icon}
          icon={icon}
          size={16}
          label={label}
          // Prevents the text field from losing its selection.
          onMouseDown={event => event.preventDefault()}
          onClick={() => apply(composerKey)}
        />
      ))}
    </div>
  );
});

function findField(composerKey: string): HTMLTextAreaElement | null {
  const fields = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-composer]');
  return [...fields].find(({ dataset }) => dataset.composer === composerKey) ?? null;
}

export function insertAtCaret(composerKey: string, text: string): void {
  const field = findField(composerKey);
  if (!field) return;
  field.focus();
  const { selectionStart: from, selectionEnd: to, value } = field;
  setText(composerKey, value.slice(0, from) + text + value.slice(to), from + text.length);
}

/** Wraps the selection in markers; without a selection, places the caret between them. */
export function wrapSelection(composerKey: string, mark: string): void {
  const field = findField(composerKey);
  if (!field) return;
  field.focus();
  const { selectionStart: from, selectionEnd: to, value } = field;
  const inner = value.slice(from, to);
  const at = inner === '' ? to + mark.length : to + 2 * mark.length;
  setText(composerKey, `${value.slice(0, from)}${mark}${inner}${mark}${value.slice(to)}`, at);
}

/**
 * Turns the selection into a link. The caret moves to the missing part: the label if a URL was selected, else the
 * URL.
 */
export function insertLink(composerKey: string): void {
  const field = findField(composerKey);
  if (!field) return;
  field.focus();
  const { selectionStart: from, selectionEnd: to, value } = field;
  const inner = value.slice(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(inner);
  const [before, behind] = isAddress ? [`<${inner}|`, '>'] : ['<https://', `|${inner}>`];
  setText(composerKey, value.slice(0, from) + before + behind + value.slice(to), from + before.length);
}

export function prefixSelectedLines(composerKey: string, mark: string): void {
  const field = findField(composerKey);
  if (!field) return;
  field.focus();
  const { selectionStart, selectionEnd: to, value } = field;
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const prefixed = value.slice(from, to).replaceAll(/^/gm, mark);
  setText(composerKey, value.slice(0, from) + prefixed + value.slice(to), from + prefixed.length);
}

function setText(composerKey: string, text: string, at: number): void {
  const { setDraft, setCaret } = pageStore.getState();
  setDraft(composerKey, text);
  setCaret({ composerKey, at, chosen: 0, isClosed: false });
}
