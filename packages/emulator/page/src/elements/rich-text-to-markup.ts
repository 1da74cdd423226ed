import { type JsonObject, objectAt, objectsAt, stringAt } from '../../../src/json.js';

/** Converts rich text to the markup that the editor parses. */
export function toMarkupText(richText: JsonObject): string {
  return objectsAt(richText, 'elements').map(formatBlock).join('\n');
}

function formatBlock(part: JsonObject): string {
  const elements = objectsAt(part, 'elements');
  switch (part.type) {
    case 'rich_text_list':
      return formatList(part, elements);
    case 'rich_text_quote':
      return inline(elements)
        .split('\n')
        .map(row => `> ${row}`)
        .join('\n');
    case 'rich_text_preformatted':
      return `\`\`\`\n${elements.map(plain).join('')}\n\`\`\``;
    default:
      // The next block starts on its own line.
      return inline(elements).replace(/\n$/, '');
  }
}

function formatList({ indent, style, offset }: JsonObject, items: readonly JsonObject[]): string {
  const depth = typeof indent === 'number' ? indent : 0;
  const first = typeof offset === 'number' ? offset + 1 : 1;
  return items
    .map((item, index) => {
      const mark = style === 'ordered' ? `${first + index}.` : '•';
      return `${'  '.repeat(depth)}${mark} ${inline(objectsAt(item, 'elements'))}`;
    })
    .join('\n');
}

const inline = (elements: readonly JsonObject[]): string => elements.map(formatInline).join('');

function formatInline(element: JsonObject): string {
  const at = (key: string): string => stringAt(element, key) ?? '';
  switch (element.type) {
    case 'user':
      return `<@${at('user_id')}>`;
    case 'channel':
      return `<#${at('channel_id')}>`;
    case 'usergroup':
      return `<!subteam^${at('usergroup_id')}>`;
    case 'broadcast':
      return `<!${at('range')}>`;
    case 'link':
      return applyStyle(at('text') === '' ? `<${at('url')}>` : `<${at('url')}|${at('text')}>`, element);
    default:
      return applyStyle(plain(element), element);
  }
}

function plain(element: JsonObject): string {
  const at = (key: string): string => stringAt(element, key) ?? '';
  if (element.type === 'emoji') return `:${at('name')}:`;
  return at('text') || at('fallback') || at('url') || at('value');
}

const STYLE_MARKERS = { code: '`', strike: '~', italic: '_', bold: '*' } as const;

/** Keep surrounding whitespace outside the markers. */
function applyStyle(text: string, element: JsonObject): string {
  const style = objectAt(element, 'style') ?? {};
  const words = text.trim();
  if (words === '' || words.includes('\n')) return text;
  const within = Object.entries(STYLE_MARKERS).reduce(
    (inside, [name, mark]) => (style[name] === true ? `${mark}${inside}${mark}` : inside),
    words,
  );
  return text.replace(words, () => within);
}
