import type { JsonObject } from '../json.js';

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
