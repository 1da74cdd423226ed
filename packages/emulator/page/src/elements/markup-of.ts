import { objectAt, objectsAt, stringAt, type JsonObject } from '../../../src/json.js';

/** Rich text as one would write it, with Slack's markup: what the composer makes of that again. */
export function markupOf(richText: JsonObject): string {
  return objectsAt(richText, 'elements').map(partMarkup).join('\n');
}

function partMarkup(part: JsonObject): string {
  const elements = objectsAt(part, 'elements');
  switch (part.type) {
    case 'rich_text_list':
      return listMarkup(part, elements);
    case 'rich_text_quote':
      return inline(elements)
        .split('\n')
        .map(line => `> ${line}`)
        .join('\n');
    case 'rich_text_preformatted':
      return `\`\`\`\n${elements.map(plain).join('')}\n\`\`\``;
    default:
      // The line break before what stands below is made by that itself.
      return inline(elements).replace(/\n$/, '');
  }
}

function listMarkup({ indent, style, offset }: JsonObject, items: readonly JsonObject[]): string {
  const depth = typeof indent === 'number' ? indent : 0;
  const first = typeof offset === 'number' ? offset + 1 : 1;
  return items
    .map((item, index) => {
      const mark = style === 'ordered' ? `${first + index}.` : '•';
      return `${'  '.repeat(depth)}${mark} ${inline(objectsAt(item, 'elements'))}`;
    })
    .join('\n');
}

const inline = (elements: readonly JsonObject[]): string => elements.map(piece).join('');

function piece(element: JsonObject): string {
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
      return marked(at('text') === '' ? `<${at('url')}>` : `<${at('url')}|${at('text')}>`, element);
    default:
      return marked(plain(element), element);
  }
}

function plain(element: JsonObject): string {
  const at = (key: string): string => stringAt(element, key) ?? '';
  if (element.type === 'emoji') return `:${at('name')}:`;
  return at('text') || at('fallback') || at('url') || at('value');
}

const MARKS = { code: '`', strike: '~', italic: '_', bold: '*' } as const;

/** Marks stand at words: what is blank around these stays outside. */
function marked(text: string, element: JsonObject): string {
  const style = objectAt(element, 'style') ?? {};
  const words = text.trim();
  if (words === '' || words.includes('\n')) return text;
  const within = Object.entries(MARKS).reduce(
    (inside, [name, mark]) => (style[name] === true ? `${mark}${inside}${mark}` : inside),
    words,
  );
  return text.replace(words, () => within);
}
