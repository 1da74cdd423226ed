import { isJsonObject, type JsonObject, type JsonValue, objectAt, stringAt } from '../json.js';
import { type NameResolver, createWorkspaceNames } from '../rendering/plain-text.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';

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

/** What an element holds, as somebody would enter it by the kit: options by their texts, people and channels by names. */
export function writeInputValue(workspace: Workspace, user: User, entry: JsonObject): string {
  const [field, value] = Object.entries(entry).find(([name]) => name !== 'type' && name !== 'timezone') ?? [];
  if (field === undefined || value === undefined || value === null || value === '') return 'null';
  const each = (one: JsonValue): string => writeSingleValue(workspace, user, field, one);
  if (!Array.isArray(value)) return each(value);
  // A menu of an attachment has one.
  if (entry.type === 'select') return each(value[0] ?? null);
  return `[${value.map(each).join(', ')}]`;
}

function writeSingleValue(workspace: Workspace, user: User, field: string, value: JsonValue): string {
  const names = createWorkspaceNames(workspace);
  if (typeof value === 'string') return writeLiteral(writeNamedValue(workspace, user, field, value, names));
  if (!isJsonObject(value) || field === 'rich_text_value') return writeText(value);
  if (field === 'files') return writeFileSource(workspace, stringAt(value, 'id') ?? '', stringAt(value, 'name') ?? '');
  const text = objectAt(value, 'text');
  const shown = text?.type === 'plain_text' ? stringAt(text, 'text') : undefined;
  return writeLiteral(shown ?? stringAt(value, 'value') ?? '');
}

function writeNamedValue(
  { channels, users }: Workspace,
  user: User,
  field: string,
  id: string,
  names: NameResolver,
): string {
  if (!/^selected_(user|channel|conversation)/.test(field)) return id;
  const channel = channels.find(id);
  if (channel?.kind !== 'im') return names.user(id) ?? channel?.name ?? id;
  const other = [...channel.members].find(member => member !== user.id) ?? user.id;
  return `@${users.find(other)?.name ?? other}`;
}

/** A text that is longer than that is not written out. */
const MAX_INLINE_LENGTH = 2000;

/** A file as the kit takes it: its text, else as many bytes. */
export function writeFileSource({ files }: Workspace, id: string, name: string): string {
  const bytes = files.contentOf(id) ?? new Uint8Array();
  const text = Buffer.from(bytes).toString('utf8');
  const isText = bytes.length <= MAX_INLINE_LENGTH && Buffer.from(text).equals(bytes);
  const content = isText ? writeLiteral(text) : `new Uint8Array(${bytes.length})`;
  return writeObject([
    ['name', writeLiteral(name)],
    ['content', content],
  ]);
}
