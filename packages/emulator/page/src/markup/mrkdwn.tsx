import { type ReactNode, useMemo } from 'react';
import {
  type InlineMarkupOptions,
  parseInlineMarkup,
  unescapeMrkdwn,
} from '../../../src/block-kit/mrkdwn-to-rich-text.js';
import type { JsonObject } from '../../../src/json.js';
import { RichText } from './rich-text.js';

interface MrkdwnProps {
  readonly text: string;
  /** Bare URLs are not linked. */
  readonly verbatim?: boolean;
  /** Formatting characters are not interpreted. */
  readonly isUnstyled?: boolean;
  /** The text is a whole message: a few emoji alone are enlarged. */
  readonly isMessage?: boolean;
  /** Rendered after the last word. */
  readonly end?: ReactNode;
}

export function Mrkdwn({ text, verbatim = false, isUnstyled = false, isMessage = false, end }: MrkdwnProps) {
  const elements = useMemo(
    () => (isUnstyled ? parseUnstyled(text) : parseMrkdwn(text, !verbatim)),
    [text, verbatim, isUnstyled],
  );
  return <RichText elements={elements} isMessage={isMessage} end={end} />;
}

/** A code block. It includes one line break before and after it. */
const FENCED = /\n?```\n?([\s\S]+?)\n?```\n?/g;
/** A quoted line, and a line that starts a quote up to the end of the text. */
const QUOTED = /^(?:>|&gt;) ?(?!(?:>|&gt;){2})/;
const ALL_QUOTED = /^(?:>|&gt;){3} ?/;

/** Parses mrkdwn to rich text elements: sections, quotes and code. Lists stay text, as in Slack. */
export function parseMrkdwn(text: string, linksUrls: boolean): readonly JsonObject[] {
  const reading = { isEscaped: true, linksUrls };
  const parts: JsonObject[] = [];
  let end = 0;
  for (const { 0: match, 1: code = '', index } of text.matchAll(FENCED)) {
    parts.push(...parseText(text.slice(end, index), reading));
    parts.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: unescapeMrkdwn(code) }] });
    end = index + match.length;
  }
  return [...parts, ...parseText(text.slice(end), reading)];
}

/** Parses only links, mentions and emoji. */
export function parseUnstyled(text: string): readonly JsonObject[] {
  return [{ type: 'rich_text_section', elements: parseInlineMarkup(text, { isEscaped: true, isStyled: false }) }];
}

function parseText(text: string, reading: InlineMarkupOptions): JsonObject[] {
  const rows = text === '' ? [] : text.split('\n');
  const parts: JsonObject[] = [];
  while (rows.length > 0) {
    const quoted = takeQuotedLines(rows);
    const type = quoted.length > 0 ? 'rich_text_quote' : 'rich_text_section';
    const taken = quoted.length > 0 ? quoted : takeWhile(rows, row => !isQuoted(row));
    parts.push({ type, elements: parseInlineMarkup(taken.join('\n'), reading) });
  }
  return parts;
}

/** Removes the leading quoted lines from the array and returns them without their markers. */
function takeQuotedLines(rows: string[]): string[] {
  const [first = ''] = rows;
  if (ALL_QUOTED.test(first)) return rows.splice(0).map(row => row.replace(ALL_QUOTED, ''));
  return takeWhile(rows, row => QUOTED.test(row)).map(row => row.replace(QUOTED, ''));
}

const isQuoted = (row: string): boolean => QUOTED.test(row) || ALL_QUOTED.test(row);

function takeWhile(rows: string[], holds: (row: string) => boolean): string[] {
  const end = rows.findIndex(row => !holds(row));
  return rows.splice(0, end === -1 ? rows.length : end);
}
