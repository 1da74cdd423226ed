import type { JsonObject } from '../../../src/json.js';
import {
  parseInlineMarkup,
  unescapeMrkdwn,
  type InlineMarkupOptions,
} from '../../../src/block-kit/mrkdwn-to-rich-text.js';

/** A block of code, wherever it begins. One line end before and after it belongs to it. */
const FENCED = /\n?```\n?([\s\S]+?)\n?```\n?/g;
/** A line that is quoted, and one from which on all is. */
const QUOTED = /^(?:>|&gt;) ?(?!(?:>|&gt;){2})/;
const ALL_QUOTED = /^(?:>|&gt;){3} ?/;

/**
 * What a text with Slack's markup says, as elements of rich text: sections, quotes and code. What looks like a list is
 * words: that is how Slack shows the texts of apps.
 */
export function mrkdwnParts(text: string, linksUrls: boolean): readonly JsonObject[] {
  const reading = { isEscaped: true, linksUrls };
  const parts: JsonObject[] = [];
  let end = 0;
  for (const { 0: whole, 1: code = '', index } of text.matchAll(FENCED)) {
    parts.push(...linesParts(text.slice(end, index), reading));
    parts.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: unescapeMrkdwn(code) }] });
    end = index + whole.length;
  }
  return [...parts, ...linesParts(text.slice(end), reading)];
}

/** The same of a text in which only links, mentions and emoji are meant. */
export function unstyledParts(text: string): readonly JsonObject[] {
  return [{ type: 'rich_text_section', elements: parseInlineMarkup(text, { isEscaped: true, isStyled: false }) }];
}

function linesParts(text: string, reading: InlineMarkupOptions): JsonObject[] {
  const lines = text === '' ? [] : text.split('\n');
  const parts: JsonObject[] = [];
  while (lines.length > 0) {
    const quoted = takeQuoted(lines);
    const type = quoted.length > 0 ? 'rich_text_quote' : 'rich_text_section';
    const taken = quoted.length > 0 ? quoted : takeWhile(lines, line => !isQuoted(line));
    parts.push({ type, elements: parseInlineMarkup(taken.join('\n'), reading) });
  }
  return parts;
}

/** Takes the lines of a quote from the front, without their marks. */
function takeQuoted(lines: string[]): string[] {
  const [first = ''] = lines;
  if (ALL_QUOTED.test(first)) return lines.splice(0).map(line => line.replace(ALL_QUOTED, ''));
  return takeWhile(lines, line => QUOTED.test(line)).map(line => line.replace(QUOTED, ''));
}

const isQuoted = (line: string): boolean => QUOTED.test(line) || ALL_QUOTED.test(line);

function takeWhile(lines: string[], holds: (line: string) => boolean): string[] {
  const end = lines.findIndex(line => !holds(line));
  return lines.splice(0, end === -1 ? lines.length : end);
}
