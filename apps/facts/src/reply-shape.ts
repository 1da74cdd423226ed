import { isJsonObject, type JsonObject } from './json.js';
import { isContent, isNamedByUsers } from './beyond-reference.js';

/** What a value of a reply is: its kind, the one shape of a list's items, or the shapes of an object's members. */
export type Shape = string | readonly Shape[] | { readonly [member: string]: Shape };

const ID = /^([A-Z][a-z]?)[A-Z0-9]{4,}$/;
const ID_KEY = /^([A-Z][a-z]?)[A-Z0-9]{6,}(?:__\w+)?$/;

/** Kinds of text, by how they are written; an id is told by its letters. */
const TEXT_KINDS: readonly (readonly [string, RegExp])[] = [
  ['ts', /^\d{9,10}\.\d{6,7}$/],
  ['url', /^https?:/],
  ['email', /^[^@\s]+@[^@\s]+\.\w+$/],
  ['token', /^xox/],
];

/** The shape of several examples of one reply, without what all replies have and what tells of a failure. */
export function replyShape(examples: readonly JsonObject[]): Shape {
  const shapes = examples.map(({ ok: _ok, response_metadata: metadata, ...example }) => {
    const cursor = isJsonObject(metadata) && metadata['next_cursor'] !== undefined;
    const members = Object.entries(example).filter(([name]) => !/^(?:errors?|warnings?)$/.test(name));
    const shape = shapeOf('', Object.fromEntries(members));
    return cursor && isShapeOfObject(shape) ? { ...shape, response_metadata: { next_cursor: 'cursor' } } : shape;
  });
  return shapes.reduce<Shape>(merged, {});
}

function shapeOf(name: string, value: unknown): Shape {
  if (Array.isArray(value)) {
    const items = isContent(name) ? [] : value.map(item => shapeOf(name, item));
    const [first, ...others] = items;
    return first === undefined ? [] : [others.reduce<Shape>(merged, first)];
  }
  if (isJsonObject(value)) return isContent(name) ? {} : shapeOfObject(name, value);
  return kindOf(value);
}

function shapeOfObject(name: string, value: JsonObject): Shape {
  const members = Object.entries(value).map(([key, member]) => {
    const prefix = ID_KEY.exec(key)?.[1];
    const placeholder = prefix === undefined ? '<name>' : `<id:${prefix}>`;
    const isNamed = prefix !== undefined || isNamedByUsers(name);
    return { [isNamed ? placeholder : key]: shapeOf(key, member) };
  });
  return members.reduce<Shape>(merged, {});
}

function kindOf(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'number';
    return value > 1_000_000_000 && value < 3_000_000_000 ? 'time' : 'integer';
  }
  if (typeof value !== 'string') return typeof value === 'boolean' ? 'boolean' : 'null';
  const prefix = ID.exec(value)?.[1];
  if (prefix !== undefined && /\d/.test(value)) return `id:${prefix}`;
  return TEXT_KINDS.find(([, pattern]) => pattern.test(value))?.[0] ?? 'string';
}

/** Merges the shapes of two examples. The first one takes precedence. */
function merged(one: Shape, other: Shape): Shape {
  if (one === 'null') return other;
  if (isShapeOfList(one) && isShapeOfList(other)) {
    const items = [...one, ...other];
    return items.length > 1 ? [items.reduce(merged)] : items;
  }
  if (!isShapeOfObject(one) || !isShapeOfObject(other)) return one;
  const both: Record<string, Shape> = { ...one };
  for (const [name, shape] of Object.entries(other)) {
    const known = both[name];
    both[name] = known === undefined ? shape : merged(known, shape);
  }
  return both;
}

const isShapeOfList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);

const isShapeOfObject = (shape: Shape): shape is { readonly [member: string]: Shape } =>
  typeof shape === 'object' && !isShapeOfList(shape);
