import type { JsonObject } from '../json.js';

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
    return { type: 'rich_text_quote', elements: inlineMarkup(quoted.join('\n')) };
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

const section = (text: string): JsonObject => ({ type: 'rich_text_section', elements: inlineMarkup(text) });

type Style = Readonly<Partial<Record<'bold' | 'italic' | 'strike' | 'code', true>>>;

/** How a text with Slack's markup is read. */
export interface InlineReading {
  /** Whether `&lt;`, `&gt;` and `&amp;` stand for characters, as in the texts of apps. Default: no */
  readonly isEscaped?: boolean;
  /** Whether addresses that stand there plainly become links. Default: yes */
  readonly linksUrls?: boolean;
  /** Whether stars and their kin mean a style. What leads somewhere does so in any case. Default: yes */
  readonly isStyled?: boolean;
}

const REFERENCES = [
  String.raw`<(?<reference>[^<>\n]+)>`,
  String.raw`(?<url>https?:\/\/[^\s<>]*[^\s<>.,;:!?'")\]}*_~])`,
  String.raw`(?<!\w):(?<emoji>(?=[\w+'-]*[a-z+-])[\w+'-]+)(?:::skin-tone-(?<tone>[2-6]))?:(?!\w)`,
];
const STYLES = [
  '`(?<code>[^`\\n]+)`',
  String.raw`(?<!\w)\*(?<bold>[^*\n]+)\*(?!\w)`,
  String.raw`(?<!\w)_(?<italic>[^_\n]+)_(?!\w)`,
  String.raw`(?<!\w)~(?<strike>[^~\n]+)~(?!\w)`,
];
const MARKS = new RegExp([...REFERENCES, ...STYLES].join('|'), 'g');
const UNSTYLED_MARKS = new RegExp(REFERENCES.join('|'), 'g');

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The text with its entities as the characters that they stand for. */
export function unescaped(text: string): string {
  return text.replaceAll(/&(?:lt|gt|amp);/g, entity => ENTITIES[entity] ?? entity);
}

/**
 * The elements of rich text that a text with Slack's markup says within its lines: words, mentions, links, emoji.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function inlineMarkup(text: string, reading: InlineReading = {}): JsonObject[] {
  return inlines(text, {}, reading);
}

/** The words of a text and what stands among them. A style holds for all that is within it. */
function inlines(text: string, style: Style, reading: InlineReading): JsonObject[] {
  const found: JsonObject[] = [];
  let end = 0;
  for (const { 0: whole, index, groups = {} } of text.matchAll(reading.isStyled === false ? UNSTYLED_MARKS : MARKS)) {
    found.push(...words(text.slice(end, index), style, reading), ...marked(whole, groups, style, reading));
    end = index + whole.length;
  }
  return [...found, ...words(text.slice(end), style, reading)];
}

type Groups = Readonly<Record<string, string | undefined>>;

function marked(whole: string, groups: Groups, style: Style, reading: InlineReading): JsonObject[] {
  const { reference, url, emoji, tone, code, bold, italic, strike } = groups;
  if (reference !== undefined) {
    const referred = referredTo(reference, reading);
    return referred ? [{ ...referred, ...styled(style) }] : words(whole, style, reading);
  }
  if (url !== undefined) {
    return reading.linksUrls === false
      ? words(url, style, reading)
      : [{ type: 'link', url: read(url, reading), ...styled(style) }];
  }
  if (emoji !== undefined) {
    return [{ type: 'emoji', name: emoji, ...(tone === undefined ? {} : { skin_tone: Number(tone) }) }];
  }
  if (code !== undefined) return words(code, { ...style, code: true }, reading);
  if (bold !== undefined) return inlines(bold, { ...style, bold: true }, reading);
  if (italic !== undefined) return inlines(italic, { ...style, italic: true }, reading);
  return inlines(strike ?? '', { ...style, strike: true }, reading);
}

/** What stands between `<` and `>`: a mention, a date or a link. */
function referredTo(inside: string, reading: InlineReading): JsonObject | undefined {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? undefined : inside.slice(bar + 1);
  if (/^@\w/.test(target)) return { type: 'user', user_id: target.slice(1) };
  if (/^#\w/.test(target)) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!')) return command(target.slice(1), label, reading);
  if (!isTarget(target, label, reading)) return undefined;
  return { type: 'link', url: read(target, reading), ...(label === undefined ? {} : { text: read(label, reading) }) };
}

/** What leads somewhere. In the texts of apps that is whatever has a label, too. */
function isTarget(target: string, label: string | undefined, { isEscaped }: InlineReading): boolean {
  if (/^(https?|mailto):/.test(target)) return true;
  return isEscaped === true && target !== '' && (label !== undefined || /^[a-z][\w+.-]*:/i.test(target));
}

/** What begins with `!`: everybody, a group, or a date. */
function command(target: string, label: string | undefined, reading: InlineReading): JsonObject | undefined {
  const range = /^(here|channel|everyone)$/.exec(target)?.[1];
  if (range !== undefined) return { type: 'broadcast', range };
  const group = /^subteam\^(\w+)$/.exec(target)?.[1];
  if (group !== undefined) return { type: 'usergroup', usergroup_id: group };
  const [, timestamp, format, url] = /^date\^(-?\d{1,12})\^([^^]+)(?:\^(.+))?$/.exec(target) ?? [];
  if (timestamp === undefined || format === undefined) {
    return label === undefined || !reading.isEscaped ? undefined : { type: 'text', text: read(label, reading) };
  }
  return {
    type: 'date',
    timestamp: Number(timestamp),
    format: read(format, reading),
    ...(url === undefined ? {} : { url: read(url, reading) }),
    ...(label === undefined ? {} : { fallback: read(label, reading) }),
  };
}

const read = (text: string, { isEscaped }: InlineReading): string => (isEscaped ? unescaped(text) : text);
const words = (text: string, style: Style, reading: InlineReading): JsonObject[] =>
  text === '' ? [] : [{ type: 'text', text: read(text, reading), ...styled(style) }];
const styled = (style: Style): JsonObject => (Object.keys(style).length === 0 ? {} : { style: { ...style } });
