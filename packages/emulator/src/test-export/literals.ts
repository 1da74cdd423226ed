import { isJsonObject, type JsonValue } from '../json.js';

/** What would steer a terminal or an editor, or end a line, and what is no whole character. */
const HIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const escapeText = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text as JavaScript has it, in quotes: whatever is in it stays in it. */
export function writeLiteral(text: string): string {
  const json = JSON.stringify(text).replaceAll(HIDDEN, escapeText);
  const inner = json.slice(1, -1);
  // Every quotation mark within is escaped, and need not be between others.
  return inner.includes("'") ? json : `'${inner.replaceAll('\\"', '"')}'`;
}

/** Any JSON as JavaScript has it. */
export function writeText(value: JsonValue): string {
  if (typeof value === 'string') return writeLiteral(value);
  if (Array.isArray(value)) return `[${value.map(writeText).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([key, member]): [string, string][] =>
    member === undefined ? [] : [[key, writeText(member)]],
  );
  return writeObject(members);
}

/** A whole number as a person writes it. */
export const writeNumber = (count: number): string =>
  count < 10_000 ? `${count}` : String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, '_');

/** Longer ones have a line for each member. */
const MAX_LITERAL_LENGTH = 80;

/** An object whose members are sources already. */
export function writeObject(members: readonly (readonly [name: string, source: string])[]): string {
  if (members.length === 0) return '{}';
  const parts = members.map(([name, source]) => `${writePropertyName(name)}: ${source}`);
  const line = `{ ${parts.join(', ')} }`;
  if (line.length <= MAX_LITERAL_LENGTH && !line.includes('\n')) return line;
  return `{\n${parts.map(part => `  ${part.replaceAll('\n', '\n  ')},\n`).join('')}}`;
}

function writePropertyName(name: string): string {
  // Written plainly, that one would set the prototype.
  if (name === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : writeLiteral(name);
}

/** An expression for a text, parts of which are another every time. */
export function writeTemplate(parts: readonly string[]): string {
  const source = parts.map(part =>
    part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(HIDDEN, escapeText),
  );
  return `/${source.join('.+')}/`;
}
