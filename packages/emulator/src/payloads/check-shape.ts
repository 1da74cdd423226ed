import {
  isListShape,
  isObjectShape,
  getShapeMembers,
  OTHER_MEMBERS,
  getShapeTexts,
  type ObjectShape,
  type Shape,
} from '../api-reference/reference-types.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { findClosestName } from '../strings.js';

/** Finds differences between a value and Slack's shape. */
export function checkShape(value: JsonValue, shape: Shape, at: string): PayloadFinding[] {
  if (isObjectShape(shape)) {
    return isJsonObject(value) ? checkMembers(value, shape, at) : [createTypeFinding(value, 'object', at)];
  }
  if (isListShape(shape)) {
    if (!Array.isArray(value)) return [createTypeFinding(value, 'list', at)];
    return value.flatMap((item, index) => checkShape(item, shape[0], toJsonPointer(at, String(index))));
  }
  const texts = getShapeTexts(shape);
  if (!texts) return matchesType(value, shape) ? [] : [createTypeFinding(value, shape, at)];
  if (typeof value !== 'string') return [createTypeFinding(value, 'string', at)];
  if (texts.includes(value)) return [];
  const known = texts.map(text => `"${text}"`).join(', ');
  return [{ at, severity: 'note', text: `${nameAt(at)} is "${value}". Known there is ${known}.` }];
}

/** Finds missing members. Only the top level is checked, because Slack omits more nested members than its types say. */
export function checkMissing(object: JsonObject, shape: ObjectShape, at: string): PayloadFinding[] {
  return getShapeMembers(shape)
    .filter(({ name, isOptional }) => !isOptional && object[name] === undefined)
    .map(({ name }) => ({ at, severity: 'note', text: `"${name}" is missing. Slack has it there.` }));
}

function checkMembers(object: JsonObject, shape: ObjectShape, at: string): PayloadFinding[] {
  const members = getShapeMembers(shape);
  const names = members.map(({ name }) => name);
  const found = members.flatMap(({ name, shape: each }) => {
    const value = object[name];
    return value === undefined ? [] : checkShape(value, each, toJsonPointer(at, name));
  });
  if (OTHER_MEMBERS in shape) return found;
  const unknown = Object.keys(object).filter(name => object[name] !== undefined && !names.includes(name));
  return [
    ...found,
    ...unknown.map((name): PayloadFinding => {
      const meant = findClosestName(name, names);
      const hint = meant === undefined ? 'It is sent all the same.' : `Did you mean "${meant}"?`;
      return { at: toJsonPointer(at, name), severity: 'note', text: `Nothing is known of "${name}". ${hint}` };
    }),
  ];
}

function createTypeFinding(value: JsonValue, shape: string, at: string): PayloadFinding {
  const kinds = shape.split('|').map(kind => JSON_TYPE_NAMES[kind] ?? kind);
  const text = `${nameAt(at)} is ${JSON_TYPE_NAMES[getJsonType(value)]}. Slack has ${kinds.join(' or ')} there.`;
  // Slack sends null for empty values more often than its types say.
  return { at, severity: value === null ? 'note' : 'error', text };
}

const matchesType = (value: JsonValue, shape: string): boolean =>
  shape.split('|').some(kind => kind === 'any' || kind === getJsonType(value) || (kind === 'number' && isCount(value)));

/** Slack sends some numbers as strings, although its types say number. */
const isCount = (value: JsonValue): boolean => typeof value === 'string' && /^\d+$/.test(value);

function getJsonType(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

const JSON_TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  object: 'an object',
  list: 'a list',
};

/** Formats the last part of a JSON pointer: `"user"`, or `item 2` of a list. */
function nameAt(at: string): string {
  const last = at.slice(at.lastIndexOf('/') + 1);
  if (at === '') return 'The whole';
  return /^\d+$/.test(last) ? `Item ${Number(last) + 1}` : `"${last}"`;
}

/** A finding about a payload. */
export interface PayloadFinding {
  /** A JSON pointer into the payload, such as `/item/channel`; empty for the whole payload. */
  readonly at: string;
  /** An `error` prevents sending, unless `anyway` is set. A `note` is only reported. */
  readonly severity: 'error' | 'note';
  readonly text: string;
}

/**
 * Appends a part to a JSON pointer.
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export const toJsonPointer = (at: string, name: string): string =>
  `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
