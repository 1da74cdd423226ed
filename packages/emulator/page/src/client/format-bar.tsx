import { memo } from 'react';
import type { IconName } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import css from './format-bar.module.css';
import { link, prefixLines, wrap } from './writing.js';

const MARKS: readonly { readonly icon: IconName; readonly label: string; readonly write: (where: string) => void }[] = [
  { icon: 'bold', label: 'Bold: *text*', write: where => wrap(where, '*') },
  { icon: 'italic', label: 'Italic: _text_', write: where => wrap(where, '_') },
  { icon: 'strike', label: 'Strike: ~text~', write: where => wrap(where, '~') },
  { icon: 'link', label: 'Link: <https://…|text>', write: link },
  { icon: 'code', label: 'Code: `text`', write: where => wrap(where, '`') },
  { icon: 'quote', label: 'Quote: > text', write: where => prefixLines(where, '> ') },
  { icon: 'list', label: 'List: - text', write: where => prefixLines(where, '- ') },
];

/** Slack's markup at a click, and how it is written. */
export const FormatBar = memo(function FormatBar({ where }: { readonly where: string }) {
  return (
    <div className={css.bar} role="toolbar" aria-label="Formatting">
      {MARKS.map(({ icon, label, write }) => (
        <IconButton
          key={icon}
          icon={icon}
          size={16}
          label={label}
          // The text would lose its selection.
          onMouseDown={event => event.preventDefault()}
          onClick={() => write(where)}
        />
      ))}
    </div>
  );
});
