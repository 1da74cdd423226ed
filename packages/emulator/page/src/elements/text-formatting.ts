export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A formatting command of the editor. */
export interface Formatting {
  readonly name: string;
  readonly sign: string;
  /** With Ctrl or ⌘; an uppercase letter also needs Shift. */
  readonly key: string;
  readonly change: (selected: Selected) => Selected;
}

/** Wraps the selection in markers. */
const wrapWith =
  (prefixWith: string, after = prefixWith) =>
  ({ text, start, end }: Selected): Selected => ({
    text: `${text.slice(0, start)}${prefixWith}${text.slice(start, end)}${after}${text.slice(end)}`,
    start: start + prefixWith.length,
    end: end + prefixWith.length,
  });

/** Prefixes every selected line, or removes the prefix if all lines have it. */
const prefixWith =
  (mark: (index: number) => string, isMarked: RegExp) =>
  ({ text, start, end }: Selected): Selected => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const rowEnd = text.indexOf('\n', Math.max(from, end));
    const to = rowEnd === -1 ? text.length : rowEnd;
    const rows = text.slice(from, to).split('\n');
    const isOn = rows.every(row => isMarked.test(row));
    const changed = rows.map((row, index) => (isOn ? row.replace(isMarked, '') : `${mark(index)}${row}`)).join('\n');
    const caret = from + changed.length;
    return {
      text: `${text.slice(0, from)}${changed}${text.slice(to)}`,
      start: rows.length > 1 ? from : caret,
      end: caret,
    };
  };

/** Makes a link of the selection and places the caret at its URL. */
const linkSelection = ({ text, start, end }: Selected): Selected => {
  const words = text.slice(start, end);
  const linked = wrapWith(
    '<https://',
    words === '' ? '>' : `|${words}>`,
  )({
    text: text.slice(0, start) + text.slice(end),
    start,
    end: start,
  });
  return { ...linked };
};

export const formattings: readonly Formatting[] = [
  { name: 'Bold', sign: 'B', key: 'b', change: wrapWith('*') },
  { name: 'Italic', sign: 'I', key: 'i', change: wrapWith('_') },
  { name: 'Strikethrough', sign: 'S', key: 'X', change: wrapWith('~') },
  { name: 'Link', sign: '🔗', key: 'U', change: linkSelection },
  { name: 'Numbered list', sign: '1.', key: '7', change: prefixWith(index => `${index + 1}. `, /^ *\d+\. /) },
  { name: 'Bulleted list', sign: '•', key: '8', change: prefixWith(() => '• ', /^ *[-*•] /) },
  { name: 'Quote', sign: '❝', key: '9', change: prefixWith(() => '> ', /^> ?/) },
  { name: 'Code', sign: '<>', key: 'C', change: wrapWith('`') },
  { name: 'Code block', sign: '{ }', key: 'Enter', change: wrapWith('```\n', '\n```') },
];

/** Shift changes digits on many keyboard layouts, so they are matched by key code. */
export function findFormatting({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>) {
  return formattings.find(({ key: wanted }) => {
    if (/\d/.test(wanted)) return shiftKey && code === `Digit${wanted}`;
    if (wanted === 'Enter') return shiftKey && key === 'Enter';
    return wanted === wanted.toLowerCase() ? !shiftKey && key === wanted : shiftKey && key.toUpperCase() === wanted;
  });
}
