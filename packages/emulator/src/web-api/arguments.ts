import { isJsonObject, type JsonObject, parseJson } from '../json.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { ArgumentFacts, MethodFacts } from '../api-reference/reference-types.js';

/** The arguments of a call. Forms and queries contain only text; JSON contains typed values. */
export class Arguments {
  constructor(readonly raw: JsonObject) {}

  /** Returns a copy with one argument changed. */
  with(name: string, value: string): Arguments {
    return new Arguments({ ...this.raw, [name]: value });
  }

  /** @throws SlackApiError `invalid_arguments` if the value is not text */
  text(name: string): string | undefined {
    const value = this.raw[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') throw createArgumentError(`must be a string: ${name}`);
    return value;
  }

  /** @throws SlackApiError `invalid_arguments` if the value is missing or empty */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw createArgumentError(`missing required field: ${name}`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.raw[name];
    return value === true || value === 1 || value === 'true' || value === '1';
  }

  /** @throws SlackApiError `invalid_arguments` if the value is not an integer */
  wholeNumber(name: string): number | undefined {
    const value = this.raw[name];
    if (value === undefined || value === null || value === '') return undefined;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0) throw createArgumentError(`must be a whole number: ${name}`);
    return number;
  }

  /** Reads a list of ids, separated by commas or as a JSON array. */
  list(name: string): string[] {
    const value = this.json(name);
    const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    return parts.map(part => String(part).trim()).filter(part => part !== '');
  }

  /** Reads structured data, which forms carry as JSON text. Text that is not JSON is returned unchanged. */
  json(name: string): unknown {
    const value = this.raw[name];
    if (typeof value !== 'string') return value ?? undefined;
    return parseJson(value) ?? value;
  }

  /** @throws SlackApiError `invalid_arguments` if the value is missing or not an object */
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

/** More issues in one error would not help. */
const MAX_ARGUMENT_ISSUES = 10;
const MAX_NAME_LENGTH = 64;

/**
 * Checks that the required arguments are present and that every known argument has its type. Unknown arguments are
 * ignored, as in Slack.
 * @throws SlackApiError `invalid_array_arg`, `invalid_arg_name` or `invalid_arguments`
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

/** Lists the arguments that the method does not define. */
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

/** Accepts numbers and flags as text, because forms and queries contain only text. */
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

/** Reads a JSON array or a list separated by commas. */
function getItems(value: unknown): unknown[] {
  const structure = parseStructure(value);
  if (Array.isArray(structure)) return structure;
  return typeof value === 'string' ? value.split(',').map(item => item.trim()) : [];
}
