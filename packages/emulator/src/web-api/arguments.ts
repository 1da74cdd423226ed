import { isJsonObject, type JsonObject, parseJson } from '../json.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { ArgumentFacts, MethodFacts } from '../api-reference/reference-types.js';

/** The arguments of a call, whichever way they came: in a form or a query everything is text, in JSON it is not. */
export class Arguments {
  constructor(readonly raw: JsonObject) {}

  /** The same arguments with another one. */
  with(name: string, value: string): Arguments {
    return new Arguments({ ...this.raw, [name]: value });
  }

  /** @throws SlackRefusal `invalid_arguments` when it is no text */
  text(name: string): string | undefined {
    const value = this.raw[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') throw createArgumentError(`must be a string: ${name}`);
    return value;
  }

  /** @throws SlackRefusal `invalid_arguments` when it is missing or empty */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw createArgumentError(`missing required field: ${name}`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.raw[name];
    return value === true || value === 1 || value === 'true' || value === '1';
  }

  /** @throws SlackRefusal `invalid_arguments` when it is no whole number */
  wholeNumber(name: string): number | undefined {
    const value = this.raw[name];
    if (value === undefined || value === null || value === '') return undefined;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0) throw createArgumentError(`must be a whole number: ${name}`);
    return number;
  }

  /** A list of ids, written with commas or as a JSON list. */
  list(name: string): string[] {
    const value = this.json(name);
    const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    return parts.map(part => String(part).trim()).filter(part => part !== '');
  }

  /** Structured data, which a form carries as JSON text. What is no JSON stays the text it is. */
  json(name: string): unknown {
    const value = this.raw[name];
    if (typeof value !== 'string') return value ?? undefined;
    return parseJson(value) ?? value;
  }

  /** @throws SlackRefusal `invalid_arguments` when it is missing or no object */
  object(name: string): JsonObject {
    const value = this.json(name);
    if (value === undefined) throw createArgumentError(`missing required field: ${name}`);
    if (!isJsonObject(value)) throw createArgumentError(`must be an object: ${name}`);
    return value;
  }
}

function createArgumentError(message: string): SlackApiError {
  return new SlackApiError('invalid_arguments', { messages: [`[ERROR] ${message}`] });
}

/** More of them than this help nobody. */
const MAX_ARGUMENT_ISSUES = 10;
const MAX_NAME_LENGTH = 64;

/**
 * Checks that what a method needs is there, and that what is there is of its type. What a method doesn't know it lets
 * pass, as Slack does.
 * @throws SlackRefusal `invalid_array_arg`, `invalid_arg_name` or `invalid_arguments`
 */
export function checkArguments(facts: MethodFacts, args: JsonObject): void {
  checkNames(Object.keys(args));
  const missing = (facts.required ?? []).filter(name => isAbsent(args[name]));
  const faults = missing.map(name => `missing required field: ${name}`);
  for (const [name, argument] of Object.entries(facts.args ?? {})) {
    const value = args[name];
    if (isAbsent(value) || value === '') continue;
    faults.push(...findArgumentIssues(argument, value, `/${name}`));
  }
  if (faults.length === 0) return;
  const messages = faults.slice(0, MAX_ARGUMENT_ISSUES).map(fault => `[ERROR] ${fault}`);
  throw new SlackApiError('invalid_arguments', { messages });
}

/** The arguments that a method doesn't know. */
export const findUnknownArguments = (facts: MethodFacts, args: JsonObject): string[] =>
  Object.keys(args).filter(name => !Object.hasOwn(facts.args ?? {}, name));

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

function checkNames(names: readonly string[]): void {
  for (const name of names) {
    if (name.endsWith(']')) throw new SlackApiError('invalid_array_arg');
    if (name.length > MAX_NAME_LENGTH || !/^\w+$/.test(name)) throw new SlackApiError('invalid_arg_name');
  }
}

function findArgumentIssues(argument: ArgumentFacts, value: unknown, pointer: string): string[] {
  const fault = findTypeIssue(argument, value) ?? findValueIssue(argument, value);
  if (fault !== undefined) return [`${fault} [json-pointer:${pointer}]`];
  const { items } = argument;
  if (!items) return [];
  return getItems(value).flatMap((item, index) => findArgumentIssues(items, item, `${pointer}/${index}`));
}

/** In a form and in a query everything is text: a number there is one that is written out. */
function findTypeIssue({ type }: ArgumentFacts, value: unknown): string | undefined {
  switch (type) {
    case 'string':
      return typeof value === 'string' || typeof value === 'number' ? undefined : 'must provide a string';
    case 'integer':
    case 'number':
      return isNumeric(value) ? undefined : 'must provide a number';
    case 'boolean':
      return typeof value === 'object' ? 'must provide a boolean' : undefined;
    case 'object':
      return isJsonObject(parseStructure(value)) ? undefined : 'must provide an object';
    case 'array':
      return Array.isArray(value) || typeof value === 'string' ? undefined : 'must provide an array';
    default:
      return undefined;
  }
}

function findValueIssue({ type, enum: allowed, minimum, maximum }: ArgumentFacts, value: unknown): string | undefined {
  if (allowed && !allowed.includes(String(value))) return 'must be a valid enum value';
  if (type !== 'integer' && type !== 'number') return undefined;
  if (minimum !== undefined && Number(value) < minimum) return `must be greater than ${minimum - 1}`;
  if (maximum !== undefined && Number(value) > maximum) return `must be less than ${maximum + 1}`;
  return undefined;
}

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()));

const parseStructure = (value: unknown): unknown => (typeof value === 'string' ? parseJson(value) : value);

/** A list, as JSON or with commas. */
function getItems(value: unknown): unknown[] {
  const structure = parseStructure(value);
  if (Array.isArray(structure)) return structure;
  return typeof value === 'string' ? value.split(',').map(item => item.trim()) : [];
}
