/** A text, and what of it is selected. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What can be done to the selected part of a text, as buttons and keys of an editor name it. */
export interface Formatting {
  readonly name: string;
  readonly sign: string;
  /** With Ctrl, or ⌘; capitals with Shift as well. */
  readonly key: string;
  readonly change: (selected: Selected) => Selected;
}

/** Sets marks around what is selected; around nothing, one goes on between them. */
const between =
  (before: string, after = before) =>
  ({ text, start, end }: Selected): Selected => ({
    text: `${text.slice(0, start)}${before}${text.slice(start, end)}${after}${text.slice(end)}`,
    start: start + before.length,
    end: end + before.length,
  });

/** Sets a mark before each line that is selected, at least in part; or takes it off when all of them have it. */
const before =
  (mark: (index: number) => string, isMarked: RegExp) =>
  ({ text, start, end }: Selected): Selected => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', Math.max(from, end));
    const to = lineEnd === -1 ? text.length : lineEnd;
    const lines = text.slice(from, to).split('\n');
    const isOn = lines.every(line => isMarked.test(line));
    const changed = lines
      .map((line, index) => (isOn ? line.replace(isMarked, '') : `${mark(index)}${line}`))
      .join('\n');
    const caret = from + changed.length;
    return {
      text: `${text.slice(0, from)}${changed}${text.slice(to)}`,
      start: lines.length > 1 ? from : caret,
      end: caret,
    };
  };

/** A link is written around the words that lead to it, and goes on where its address comes. */
const link = ({ text, start, end }: Selected): Selected => {
  const words = text.slice(start, end);
  const linked = between(
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
  { name: 'Bold', sign: 'B', key: 'b', change: between('*') },
  { name: 'Italic', sign: 'I', key: 'i', change: between('_') },
  { name: 'Strikethrough', sign: 'S', key: 'X', change: between('~') },
  { name: 'Link', sign: '🔗', key: 'U', change: link },
  { name: 'Numbered list', sign: '1.', key: '7', change: before(index => `${index + 1}. `, /^ *\d+\. /) },
  { name: 'Bulleted list', sign: '•', key: '8', change: before(() => '• ', /^ *[-*•] /) },
  { name: 'Quote', sign: '❝', key: '9', change: before(() => '> ', /^> ?/) },
  { name: 'Code', sign: '<>', key: 'C', change: between('`') },
  { name: 'Code block', sign: '{ }', key: 'Enter', change: between('```\n', '\n```') },
];

/** Digits with Shift are other characters on many keyboards: those are told by where they are. */
export function formattingOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>) {
  return formattings.find(({ key: wanted }) => {
    if (/\d/.test(wanted)) return shiftKey && code === `Digit${wanted}`;
    if (wanted === 'Enter') return shiftKey && key === 'Enter';
    return wanted === wanted.toLowerCase() ? !shiftKey && key === wanted : shiftKey && key.toUpperCase() === wanted;
  });
}
