import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../json.js';
import type { NewFile } from '../workspace/files/files.js';
import { withLinkedNames } from '../workspace/messages/linked-names.js';
import { presentFile } from '../workspace/files/present-file.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import { listedConversation, listedUser } from './listed-choice.js';
import { ownFile } from './file.act.js';

/**
 * What somebody enters or chooses: text, a number, the text or value of an option, the name or id of a person or
 * channel, a date as text or as a `Date` (people here live in UTC), files by name and content or by the `id` of one that
 * they have uploaded, or a list of these.
 */
export type TypedValue = JsonValue | Date | NewFile | NewFile[];

/** Turns what somebody enters into what an element holds. A file is uploaded by that. */
export function typedValue(workspace: Workspace, user: User, element: JsonObject, value: TypedValue): JsonValue {
  const type = stringAt(element, 'type') ?? '';
  if (value instanceof Date) return moment(type, value);
  const all: readonly (JsonValue | NewFile)[] = Array.isArray(value) ? value : [value];
  const entered = all.map((each): JsonValue => {
    if (isNewFile(each)) return presentFile(workspace, workspace.files.add(user.id, each));
    if (type === 'file_input' && isJsonObject(each)) return presentFile(workspace, ownFile(workspace, user, each));
    return typeof each === 'string' ? written(workspace, user, element, each) : each;
  });
  return Array.isArray(value) ? entered : (entered[0] ?? null);
}

function isNewFile(value: JsonValue | NewFile): value is NewFile {
  return typeof value === 'object' && value !== null && 'content' in value && 'name' in value;
}

/** Names become ids where an element chooses among people or channels, and mentions in rich text. */
function written(workspace: Workspace, user: User, element: JsonObject, value: string): JsonValue {
  if (value === '') return value;
  switch (stringAt(element, 'type')?.replace(/^multi_/, '')) {
    case 'users_select':
      return listedUser(workspace, value);
    case 'channels_select':
    case 'conversations_select':
      return listedConversation(workspace, user, element, value);
    case 'rich_text_input':
      return withLinkedNames(workspace, value);
    default:
      return value;
  }
}

/** A moment as a picker of this kind has it. */
function moment(type: string, date: Date): JsonValue {
  if (type === 'datetimepicker') return Math.trunc(date.getTime() / 1000);
  return type === 'timepicker' ? date.toISOString().slice(11, 16) : date.toISOString().slice(0, 10);
}
