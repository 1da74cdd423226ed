import type { JsonObject, JsonValue } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';

/** Turns the names of people and channels into ids, where an element chooses among these. */
export function resolveNames(workspace: Workspace, element: JsonObject, value: JsonValue): JsonValue {
  const type = typeof element.type === 'string' ? element.type.replace(/^multi_/, '') : '';
  if (Array.isArray(value)) return value.map(each => resolveNames(workspace, element, each));
  if (typeof value !== 'string') return value;
  if (type === 'users_select') return workspace.users.find(value)?.id ?? value;
  if (type === 'channels_select' || type === 'conversations_select') return workspace.channels.find(value)?.id ?? value;
  return value;
}
