import type { JsonObject } from '../json.js';

type Style = Readonly<Partial<Record<'bold' | 'italic' | 'strike' | 'code', true>>>;

/** A line that begins a list, a quote or a code block, and what follows its mark. */
const LIST = /^( *)(?:[-*•]|\d+\.) +(.*)$/;
const QUOTE = /^> ?(.*)$/;
const FENCE = /^```/;

/** How many spaces take a list item a level deeper. */
const SPACES_A_LEVEL = 2;
const DEEPEST = 8;

/**
 * What Slack's composer makes of text with its markup: `*bold*`, `_italic_`, `~strike~`, code, quotes, lists, links,
 * emoji, and mentions by id such as `<@U1>`.
 * @returns a rich text block; empty text has no elements
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function composedText(markup: string): JsonObject {
  const parts: JsonObject[] = [];
  const lines = markup === '' ? [] : markup.split('\n');
  while (lines.length > 0) parts.push(nextPart(lines));
  return { type: 'rich_text', elements: parts };
}

/** Takes the lines of the next section, list, quote or code block from the front. */
function nextPart(lines: string[]): JsonObject {
  const [first = ''] = lines;
  if (FENCE.test(first)) return codeBlock(lines);
  if (QUOTE.test(first)) {
    const quoted = takeWhile(lines, line => QUOTE.test(line)).map(line => line.replace(QUOTE, '$1'));
    return { type: 'rich_text_quote', elements: inlines(quoted.join('\n')) };
  }
  if (LIST.test(first)) {
    const kind = kindOfItem(first);
    const items = takeWhile(lines, line => LIST.test(line) && kindOfItem(line) === kind);
    return {
      type: 'rich_text_list',
      ...styleOfItem(first),
      elements: items.map(line => section(line.replace(LIST, '$2'))),
    };
  }
  return section(takeWhile(lines, line => ![FENCE, QUOTE, LIST].some(mark => mark.test(line))).join('\n'));
}

function codeBlock(lines: string[]): JsonObject {
  const opening = (lines.shift() ?? '').slice(3);
  const code = opening === '' ? [] : [opening];
  let isOpen = true;
  while (isOpen && lines.length > 0) {
    const line = lines.shift() ?? '';
    isOpen = !line.endsWith('```');
    const rest = isOpen ? line : line.slice(0, -3);
    if (isOpen || rest !== '') code.push(rest);
  }
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: code.join('\n') || ' ' }] };
}

function takeWhile(lines: string[], holds: (line: string) => boolean): string[] {
  const end = lines.findIndex(line => !holds(line));
  return lines.splice(0, end === -1 ? lines.length : end);
}

function styleOfItem(line: string): JsonObject {
  const [, spaces = ''] = LIST.exec(line) ?? [];
  const indent = Math.min(Math.trunc(spaces.length / SPACES_A_LEVEL), DEEPEST);
  return { style: /^ *\d/.test(line) ? 'ordered' : 'bullet', indent };
}

const kindOfItem = (line: string): string => JSON.stringify(styleOfItem(line));

const section = (text: string): JsonObject => ({ type: 'rich_text_section', elements: inlines(text) });

const MARKS = [
  String.raw`<(?<reference>[^<>\n]+)>`,
  String.raw`(?<url>https?:\/\/[^\s<>]+)`,
  String.raw`(?<!\w):(?<emoji>(?=[\w+'-]*[a-z+-])[\w+'-]+):(?!\w)`,
  '`(?<code>[^`\\n]+)`',
  String.raw`(?<!\w)\*(?<bold>[^*\n]+)\*(?!\w)`,
  String.raw`(?<!\w)_(?<italic>[^_\n]+)_(?!\w)`,
  String.raw`(?<!\w)~(?<strike>[^~\n]+)~(?!\w)`,
].join('|');

/** The words of a line and what stands among them. A style holds for all that is within it. */
function inlines(text: string, style: Style = {}): JsonObject[] {
  const found: JsonObject[] = [];
  let end = 0;
  for (const { 0: whole, index, groups = {} } of text.matchAll(new RegExp(MARKS, 'g'))) {
    found.push(...words(text.slice(end, index), style), ...marked(whole, groups, style));
    end = index + whole.length;
  }
  return [...found, ...words(text.slice(end), style)];
}

function marked(whole: string, groups: Readonly<Record<string, string | undefined>>, style: Style): JsonObject[] {
  const { reference, url, emoji, code, bold, italic, strike } = groups;
  if (reference !== undefined) return [referred(reference) ?? { type: 'text', text: whole }];
  if (url !== undefined) return [{ type: 'link', url, ...styled(style) }];
  if (emoji !== undefined) return [{ type: 'emoji', name: emoji }];
  if (code !== undefined) return words(code, { ...style, code: true });
  if (bold !== undefined) return inlines(bold, { ...style, bold: true });
  if (italic !== undefined) return inlines(italic, { ...style, italic: true });
  return inlines(strike ?? '', { ...style, strike: true });
}

/** What stands between `<` and `>`: a mention or a link. */
function referred(inside: string): JsonObject | undefined {
  const [target = '', label] = inside.split('|', 2);
  if (/^@\w/.test(target)) return { type: 'user', user_id: target.slice(1) };
  if (/^#\w/.test(target)) return { type: 'channel', channel_id: target.slice(1) };
  const range = /^!(here|channel|everyone)$/.exec(target)?.[1];
  if (range !== undefined) return { type: 'broadcast', range };
  const group = /^!subteam\^(\w+)$/.exec(target)?.[1];
  if (group !== undefined) return { type: 'usergroup', usergroup_id: group };
  if (!/^(https?|mailto):/.test(target)) return undefined;
  return { type: 'link', url: target, ...(label === undefined ? {} : { text: label }) };
}

const words = (text: string, style: Style): JsonObject[] =>
  text === '' ? [] : [{ type: 'text', text, ...styled(style) }];
const styled = (style: Style): JsonObject => (Object.keys(style).length === 0 ? {} : { style: { ...style } });
