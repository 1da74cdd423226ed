import type { ReplyShape, ReplyShapeMembers, ValueKind } from '../api-reference/reference-types.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { TokenOwner } from '../workspace/workspace-registry.js';
import type { Workspace } from '../workspace/workspace.js';

/** The values that fill a canned response. */
export interface CannedResponseValues {
  /** The arguments of the call. The response repeats the ids that they name. */
  readonly args: JsonObject;
  /** Ids that exist in the workspace, by their prefix. */
  readonly ids: Readonly<Record<string, string>>;
  readonly email: string;
  readonly domain: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Creates the response of a method that the emulator does not implement. It has the documented shape, existing ids, one
 * entry in each list, and no next page.
 */
export function createCannedResponse(shape: ReplyShapeMembers, values: CannedResponseValues): JsonObject {
  const reply: JsonObject = {};
  for (const [name, member] of Object.entries(shape))
    reply[createNameFor(name, values)] = createValue(name, member, values);
  return reply;
}

const createNameFor = (name: string, values: CannedResponseValues): string => {
  const prefix = /^<id:(\w+)>$/.exec(name)?.[1];
  if (prefix !== undefined) return createIdFor(prefix, values);
  return name === '<name>' ? 'example' : name;
};

function createValue(name: string, shape: ReplyShape, values: CannedResponseValues): JsonValue {
  if (typeof shape === 'string') return createValueOfKind(name, shape, values);
  if (isShapeOfList(shape)) return shape.map(item => createValue(name, item, values));
  return createCannedResponse(shape, values);
}

function createValueOfKind(name: string, kind: ValueKind, values: CannedResponseValues): JsonValue {
  const asked = values.args[name];
  if (kind.startsWith('id:')) return typeof asked === 'string' ? asked : createIdFor(kind.slice('id:'.length), values);
  switch (kind) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return typeof asked === 'number' ? asked : 0;
    case 'null':
      return null;
    case 'cursor':
      return '';
    case 'time':
      return Math.trunc(values.now / 1000);
    case 'ts':
      return `${Math.trunc(values.now / 1000)}.000100`;
    case 'email':
      return values.email;
    case 'url':
      return `https://${values.domain}.slack.com/`;
    case 'token':
      return 'xoxe-local-canned';
    default:
      return typeof asked === 'string' ? asked : name.replaceAll('_', ' ');
  }
}

/** Returns an existing id, or an id of the same kind that belongs to no object. */
const createIdFor = (prefix: string, { ids }: CannedResponseValues): string => ids[prefix] ?? `${prefix}0CANNED001`;

const isShapeOfList = (shape: ReplyShape): shape is readonly ReplyShape[] => Array.isArray(shape);

/** Collects the values of the workspace and of the caller. */
export function createCannedValues(
  workspace: Workspace,
  owner: TokenOwner | undefined,
  args: JsonObject,
  now: number,
): CannedResponseValues {
  const person = workspace.users.all.find(user => !user.app);
  const channel = workspace.channels.all.find(each => each.kind === 'channel');
  const found = {
    T: workspace.team.id,
    U: person?.id,
    W: person?.id,
    C: channel?.id,
    A: owner?.app?.appId,
    B: owner?.kind === 'app' ? undefined : owner?.app?.botId,
  };
  const ids = Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const email = person?.email ?? '';
  return { args, ids: Object.fromEntries(ids), email, domain: workspace.team.domain, now };
}
