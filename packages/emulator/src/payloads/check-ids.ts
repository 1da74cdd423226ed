import { isJsonObject, type JsonValue } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';
import { pointerTo, type PayloadFinding } from './payload-finding.js';

/** What an id is one of, by its first letter. A word has no digit in it. */
const KINDS: readonly {
  readonly pattern: RegExp;
  readonly isThere: (id: string, there: Workspace) => boolean;
  readonly nobody: string;
}[] = [
  {
    pattern: /^[UW](?=.*\d)[A-Z0-9]{8,}$/,
    isThere: (id, { users }) => users.find(id) !== undefined,
    nobody: 'nobody here',
  },
  {
    pattern: /^[CDG](?=.*\d)[A-Z0-9]{8,}$/,
    isThere: (id, { channels }) => channels.find(id) !== undefined,
    nobody: 'no conversation here',
  },
  {
    pattern: /^A(?=.*\d)[A-Z0-9]{8,}$/,
    isThere: (id, { apps }) => apps.all.some(({ appId }) => appId === id),
    nobody: 'no app here',
  },
];

/** What names somebody or something that the workspace doesn't have. */
export function checkIds(value: JsonValue, workspace: Workspace, at = ''): PayloadFinding[] {
  if (typeof value === 'string') {
    const kind = KINDS.find(({ pattern }) => pattern.test(value));
    if (!kind || kind.isThere(value, workspace)) return [];
    return [{ at, severity: 'note', text: `"${value}" is the id of ${kind.nobody}.` }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => checkIds(item, workspace, pointerTo(at, String(index))));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : checkIds(member, workspace, pointerTo(at, name)),
  );
}
