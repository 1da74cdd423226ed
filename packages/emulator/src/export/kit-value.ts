import { type NameResolver, createWorkspaceNames } from '../rendering/plain-text.js';
import { isJsonObject, objectAt, stringAt, type JsonObject, type JsonValue } from '../json.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import { writeLiteral, writeObject, writeText } from '../test-export/literals.js';

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

function writeNamedValue({ channels, users }: Workspace, user: User, field: string, id: string, names: NameResolver): string {
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
