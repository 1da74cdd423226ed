import type { Shape, ShapeOfMembers, ValueKind } from '../facts/method-facts.js';
import type { JsonObject, JsonValue } from '../json.js';

/** Whose values a canned reply is filled with. */
export interface CannedValues {
  /** The arguments of the call: what is asked about is what is told. */
  readonly args: JsonObject;
  /** Ids of the workspace, by the letters that they begin with. */
  readonly ids: Readonly<Record<string, string>>;
  readonly email: string;
  readonly domain: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Makes a reply of a method that has no behaviour here: of the right shape, with ids that are there, one entry in each
 * list, and no next page.
 */
export function cannedReply(shape: ShapeOfMembers, values: CannedValues): JsonObject {
  const reply: JsonObject = {};
  for (const [name, member] of Object.entries(shape)) reply[nameOf(name, values)] = valueOf(name, member, values);
  return reply;
}

const nameOf = (name: string, values: CannedValues): string => {
  const prefix = /^<id:(\w+)>$/.exec(name)?.[1];
  if (prefix !== undefined) return idOf(prefix, values);
  return name === '<name>' ? 'example' : name;
};

function valueOf(name: string, shape: Shape, values: CannedValues): JsonValue {
  if (typeof shape === 'string') return valueOfKind(name, shape, values);
  if (isShapeOfList(shape)) return shape.map(item => valueOf(name, item, values));
  return cannedReply(shape, values);
}

function valueOfKind(name: string, kind: ValueKind, values: CannedValues): JsonValue {
  const asked = values.args[name];
  if (kind.startsWith('id:')) return typeof asked === 'string' ? asked : idOf(kind.slice('id:'.length), values);
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

/** An id that is there, or one of its kind that nobody has. */
const idOf = (prefix: string, { ids }: CannedValues): string => ids[prefix] ?? `${prefix}0CANNED001`;

const isShapeOfList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);
