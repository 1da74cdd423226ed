import type { JsonObject } from '../json.js';
import { inlineMarkup } from './inline-markup.js';

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
