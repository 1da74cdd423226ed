import type { JsonObject } from '../json.js';

/** A line that begins a list, a quote or a code block, and what follows its mark. */
const LIST = /^( *)(?:[-*•]|\d+\.) +(.*)$/;
const QUOTE = /^> ?(.*)$/;
const FENCE = /^```/;

/** How many spaces take a list item a level deeper. */
const SPACES_A_LEVEL = 2;
const MAX_LIST_DEPTH = 8;

/**
 * What Slack's composer makes of text with its markup: `*bold*`, `_italic_`, `~strike~`, code, quotes, lists, links,
 * emoji, and mentions by id such as `<@U1>`.
 * @returns a rich text block; empty text has no elements
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function composeRichText(markup: string): JsonObject {
  const parts: JsonObject[] = [];
  const lines = markup === '' ? [] : markup.split('\n');
  while (lines.length > 0) parts.push(parseNextPart(lines));
  return { type: 'rich_text', elements: parts };
}

/** Takes the lines of the next section, list, quote or code block from the front. */
function parseNextPart(lines: string[]): JsonObject {
  const [first = ''] = lines;
  if (FENCE.test(first)) return parseCodeBlock(lines);
  if (QUOTE.test(first)) {
    const quoted = takeWhile(lines, line => QUOTE.test(line)).map(line => line.replace(QUOTE, '$1'));
    return { type: 'rich_text_quote', elements: parseInlineMarkup(quoted.join('\n')) };
  }
  if (LIST.test(first)) {
    const kind = getListKind(first);
    const items = takeWhile(lines, line => LIST.test(line) && getListKind(line) === kind);
    return {
      type: 'rich_text_list',
      ...getListStyle(first),
      elements: items.map(line => createSection(line.replace(LIST, '$2'))),
    };
  }
  return createSection(takeWhile(lines, line => ![FENCE, QUOTE, LIST].some(mark => mark.test(line))).join('\n'));
}

function parseCodeBlock(lines: string[]): JsonObject {
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

function getListStyle(line: string): JsonObject {
  const [, spaces = ''] = LIST.exec(line) ?? [];
  const indent = Math.min(Math.trunc(spaces.length / SPACES_A_LEVEL), MAX_LIST_DEPTH);
  return { style: /^ *\d/.test(line) ? 'ordered' : 'bullet', indent };
}

const getListKind = (line: string): string => JSON.stringify(getListStyle(line));

const createSection = (text: string): JsonObject => ({ type: 'rich_text_section', elements: parseInlineMarkup(text) });

type InlineStyle = Readonly<Partial<Record<'bold' | 'italic' | 'strike' | 'code', true>>>;

/** How a text with Slack's markup is read. */
export interface InlineMarkupOptions {
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
const STYLE_MARKS = new RegExp([...REFERENCES, ...STYLES].join('|'), 'g');
const UNSTYLED_MARK_PATTERN = new RegExp(REFERENCES.join('|'), 'g');

const MRKDWN_ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The text with its entities as the characters that they stand for. */
export function unescapeMrkdwn(text: string): string {
  return text.replaceAll(/&(?:lt|gt|amp);/g, entity => MRKDWN_ENTITIES[entity] ?? entity);
}

/**
 * The elements of rich text that a text with Slack's markup says within its lines: words, mentions, links, emoji.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function parseInlineMarkup(text: string, reading: InlineMarkupOptions = {}): JsonObject[] {
  return parseInlines(text, {}, reading);
}

/** The words of a text and what stands among them. A style holds for all that is within it. */
function parseInlines(text: string, style: InlineStyle, reading: InlineMarkupOptions): JsonObject[] {
  const found: JsonObject[] = [];
  let end = 0;
  for (const { 0: whole, index, groups = {} } of text.matchAll(
    reading.isStyled === false ? UNSTYLED_MARK_PATTERN : STYLE_MARKS,
  )) {
    found.push(...toTextElement(text.slice(end, index), style, reading), ...parseMarked(whole, groups, style, reading));
    end = index + whole.length;
  }
  return [...found, ...toTextElement(text.slice(end), style, reading)];
}

type Groups = Readonly<Record<string, string | undefined>>;

function parseMarked(whole: string, groups: Groups, style: InlineStyle, reading: InlineMarkupOptions): JsonObject[] {
  const { reference, url, emoji, tone, code, bold, italic, strike } = groups;
  if (reference !== undefined) {
    const referred = parseReferenceTarget(reference, reading);
    return referred ? [{ ...referred, ...withStyle(style) }] : toTextElement(whole, style, reading);
  }
  if (url !== undefined) {
    return reading.linksUrls === false
      ? toTextElement(url, style, reading)
      : [{ type: 'link', url: parseReference(url, reading), ...withStyle(style) }];
  }
  if (emoji !== undefined) {
    return [{ type: 'emoji', name: emoji, ...(tone === undefined ? {} : { skin_tone: Number(tone) }) }];
  }
  if (code !== undefined) return toTextElement(code, { ...style, code: true }, reading);
  if (bold !== undefined) return parseInlines(bold, { ...style, bold: true }, reading);
  if (italic !== undefined) return parseInlines(italic, { ...style, italic: true }, reading);
  return parseInlines(strike ?? '', { ...style, strike: true }, reading);
}

/** What stands between `<` and `>`: a mention, a date or a link. */
function parseReferenceTarget(inside: string, reading: InlineMarkupOptions): JsonObject | undefined {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? undefined : inside.slice(bar + 1);
  if (/^@\w/.test(target)) return { type: 'user', user_id: target.slice(1) };
  if (/^#\w/.test(target)) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!')) return parseSpecialMention(target.slice(1), label, reading);
  if (!isTarget(target, label, reading)) return undefined;
  return {
    type: 'link',
    url: parseReference(target, reading),
    ...(label === undefined ? {} : { text: parseReference(label, reading) }),
  };
}

/** What leads somewhere. In the texts of apps that is whatever has a label, too. */
function isTarget(target: string, label: string | undefined, { isEscaped }: InlineMarkupOptions): boolean {
  if (/^(https?|mailto):/.test(target)) return true;
  return isEscaped === true && target !== '' && (label !== undefined || /^[a-z][\w+.-]*:/i.test(target));
}

/** What begins with `!`: everybody, a group, or a date. */
function parseSpecialMention(
  target: string,
  label: string | undefined,
  reading: InlineMarkupOptions,
): JsonObject | undefined {
  const range = /^(here|channel|everyone)$/.exec(target)?.[1];
  if (range !== undefined) return { type: 'broadcast', range };
  const group = /^subteam\^(\w+)$/.exec(target)?.[1];
  if (group !== undefined) return { type: 'usergroup', usergroup_id: group };
  const [, timestamp, format, url] = /^date\^(-?\d{1,12})\^([^^]+)(?:\^(.+))?$/.exec(target) ?? [];
  if (timestamp === undefined || format === undefined) {
    return label === undefined || !reading.isEscaped
      ? undefined
      : { type: 'text', text: parseReference(label, reading) };
  }
  return {
    type: 'date',
    timestamp: Number(timestamp),
    format: parseReference(format, reading),
    ...(url === undefined ? {} : { url: parseReference(url, reading) }),
    ...(label === undefined ? {} : { fallback: parseReference(label, reading) }),
  };
}

const parseReference = (text: string, { isEscaped }: InlineMarkupOptions): string =>
  isEscaped ? unescapeMrkdwn(text) : text;
const toTextElement = (text: string, style: InlineStyle, reading: InlineMarkupOptions): JsonObject[] =>
  text === '' ? [] : [{ type: 'text', text: parseReference(text, reading), ...withStyle(style) }];
const withStyle = (style: InlineStyle): JsonObject => (Object.keys(style).length === 0 ? {} : { style: { ...style } });
