import { writeTemplate, writeLiteral } from './literals.js';

/** What is another in every run: times, dates, ids and durations. */
const CHANGING_PARTS = [
  String.raw`\d{10}\.\d{6}`,
  String.raw`\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?`,
  String.raw`\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?`,
  String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}`,
  String.raw`\b[A-Z](?=\w*\d)[A-Z0-9]{8,}\b`,
  String.raw`\b\d+(?:[.,]\d+)? ?(?:ms|s|sec|seconds?|minutes?|hours?)\b`,
].join('|');

const MAX_LINE_TEXT_LENGTH = 70;
/** What is shorter may stand in other lines as well. */
const MIN_DISTINCT_LENGTH = 6;

/** How a line is looked for: a part of it that stays the same. */
export interface DistinctiveLine {
  /** The line, or as much of it as it takes. */
  readonly text: string;
  /** As JavaScript has it: a text, or an expression where a part of it is another every time. */
  readonly source: string;
}

/**
 * The line by which a person would tell what is shown: one that was not there before, and rather one that is the same
 * every time.
 * @param lines what is shown, the surest first
 * @param before what was shown before it
 */
export function findDistinctiveLine(
  lines: readonly string[],
  before: readonly string[] = [],
): DistinctiveLine | undefined {
  const fresh = lines
    .map(plain)
    .filter(line => /[\p{L}\p{N}\p{Emoji}]/u.test(line) && !before.some(old => old.includes(line)));
  const steady = fresh.filter(line => splitParts(line).length === 1);
  const line = steady.find(each => each.length >= MIN_DISTINCT_LENGTH) ?? steady[0] ?? fresh[0];
  return line === undefined ? undefined : toDistinctiveLine(line);
}

/** Any line that was not there before, such as buttons as they are drawn. */
export function findChangedLine(lines: readonly string[], before: readonly string[]): DistinctiveLine | undefined {
  const line = lines.find(each => each.trim() !== '' && !before.includes(each));
  return line === undefined ? undefined : toDistinctiveLine(line.trim());
}

/** How this text is looked for. */
export function toDistinctiveLine(line: string): DistinctiveLine {
  const parts = splitParts(line);
  if (parts.length === 1) return { text: line, source: writeLiteral(line) };
  return { text: line, source: writeTemplate(parts) };
}

const splitParts = (line: string): string[] => line.split(new RegExp(CHANGING_PARTS));

/** Without what a drawing adds; empty for what it only draws. */
function plain(line: string): string {
  const text = line.replace(/^(?:┃ |# )+/, '').trim();
  if (/^[[(─!•◦]|▾|\|/.test(text)) return '';
  if (text.length <= MAX_LINE_TEXT_LENGTH) return text;
  const cut = text.slice(0, MAX_LINE_TEXT_LENGTH);
  return cut.slice(0, cut.includes(' ') ? cut.lastIndexOf(' ') : MAX_LINE_TEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}
