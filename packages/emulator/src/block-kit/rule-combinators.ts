import { isJsonObject, type JsonObject } from '../json.js';
import {
  createIssue,
  MAX_ISSUES,
  createMissingIssue,
  createTypeIssue,
  type ValidationIssue,
} from './validation-issue.js';

/**
 * Checks a value and names what is wrong with it. Nothing means: all is well.
 *
 * A rule goes as deep as its own table does, however deep the value is.
 */
export type Rule = (value: unknown, place: string) => ValidationIssue[];

/** Rules by the name of the member that they are for. */
export type Members = Readonly<Record<string, Rule>>;

export const anyValue: Rule = () => [];

export const booleanRule: Rule = (value, place) =>
  typeof value === 'boolean' ? [] : [createTypeIssue('must be a boolean', place)];

/** Checks a string of `min` to `max` characters. */
export function textRule(max = Infinity, min = 1): Rule {
  return (value, place) => {
    if (typeof value !== 'string') return [createTypeIssue('must provide a string', place)];
    if (value.length < min) {
      const constraint = { type: 'min_length', expected: min };
      return [createIssue(`must be more than ${min - 1} characters`, place, constraint)];
    }
    if (isWithin(value, max)) return [];
    return [createIssue(`must be less than ${max + 1} characters`, place, { type: 'max_length', expected: max })];
  };
}

/** Slack counts an emoji as one character; JavaScript counts two UTF-16 units. */
function isWithin(value: string, max: number): boolean {
  return value.length <= max || (value.length <= max * 2 && Array.from(value).length <= max);
}

/** Checks a string against a pattern. */
export function pattern(form: RegExp): Rule {
  return (value, place) => {
    if (typeof value !== 'string') return [createTypeIssue('must provide a string', place)];
    if (form.test(value)) return [];
    const constraint = { type: 'pattern', expected: form.source };
    return [createIssue(`input must match regex pattern: ${form.source}`, place, constraint)];
  };
}

/** Checks that a value is one of these words. */
export function oneOfRule(...words: readonly string[]): Rule {
  return (value, place) => {
    if (typeof value !== 'string') return [createTypeIssue('must provide a string', place)];
    if (words.includes(value)) return [];
    return [createIssue('must be a valid enum value', place, { type: 'enum', expected: [...words] })];
  };
}

/** Checks a number; both bounds are inclusive. */
export function numeric(min = -Infinity, max = Infinity): Rule {
  return (value, place) =>
    typeof value === 'number' ? outside(value, min, max, place) : [createTypeIssue('must provide a number', place)];
}

/** Checks an integer; both bounds are inclusive. */
export function integer(min = -Infinity, max = Infinity): Rule {
  return (value, place) =>
    typeof value === 'number' && Number.isInteger(value)
      ? outside(value, min, max, place)
      : [createTypeIssue('must provide an integer', place)];
}

function outside(value: number, min: number, max: number, place: string): ValidationIssue[] {
  if (value < min) return [createIssue(`must be greater than ${min}`, place, { type: 'minimum', expected: min })];
  if (value > max) return [createIssue(`must be less than ${max}`, place, { type: 'maximum', expected: max })];
  return [];
}

/** Checks a list of `min` to `max` items with one rule for all items. */
export function listRule(item: Rule, max = Infinity, min = 1): Rule {
  return (value, place) => {
    if (!Array.isArray(value)) return [createTypeIssue('must provide an array', place)];
    if (value.length < min) {
      return [createIssue(`must provide at least ${min} items`, place, { type: 'min_items', expected: min })];
    }
    if (value.length > max) {
      return [createIssue(`no more than ${max} items allowed`, place, { type: 'max_items', expected: max })];
    }
    const items: readonly unknown[] = value;
    const faults: ValidationIssue[] = [];
    for (const [index, entry] of items.entries()) {
      faults.push(...item(entry, `${place}/${index}`));
      if (faults.length >= MAX_ISSUES) break;
    }
    return faults.slice(0, MAX_ISSUES);
  };
}

/** Checks an object with exactly these members: Slack rejects unknown members. */
export function objectRule(required: Members, optional: Members = {}): Rule {
  return withMembers(required, optional, unexpected);
}

/** Checks only these members and allows any others, as in messages from before blocks. */
export function looseObject(members: Members): Rule {
  return withMembers({}, members);
}

function withMembers(
  required: Members,
  optional: Members,
  other?: (name: string, place: string) => ValidationIssue,
): Rule {
  const members = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const needed = Object.keys(required);
  return (value, place) => {
    if (!isJsonObject(value)) return [createTypeIssue('must provide an object', place)];
    const faults = needed.filter(name => value[name] === undefined).map(name => createMissingIssue(name, place));
    for (const [name, member] of Object.entries(value)) {
      if (faults.length >= MAX_ISSUES) break;
      if (member === undefined) continue;
      const rule = members.get(name);
      if (rule) faults.push(...rule(member, `${place}/${name}`));
      else if (other) faults.push(other(name, place));
    }
    return faults;
  };
}

/** An object as `byType` picks it: its members beside `type`. */
export function typed(required: Members, optional: Members = {}): Rule {
  return objectRule(required, { ...optional, type: anyValue });
}

/** A member that has no place there. */
export function unexpected(name: string, place: string): ValidationIssue {
  return createIssue(`invalid additional property: ${name}`, place, { type: 'additional_properties' });
}

/** Checks an object with the rule for its `type`. */
export function byType(rules: Members): Rule {
  const byName = new Map(Object.entries(rules));
  return (value, place) => {
    if (!isJsonObject(value)) return [createTypeIssue('must provide an object', place)];
    const { type } = value;
    if (type === undefined) return [createMissingIssue('type', place)];
    if (typeof type !== 'string') return [createTypeIssue('must provide a string', `${place}/type`)];
    const rule = byName.get(type);
    if (rule) return rule(value, place);
    return [createIssue(`unsupported type: ${type}`, `${place}/type`, { type: 'enum', expected: [...byName.keys()] })];
  };
}

/** Every one of these rules, as Slack combines them: its list of faults begins with one for the whole. */
export function allOf(...rules: readonly Rule[]): Rule {
  return (value, place) => {
    const faults = rules.flatMap(rule => rule(value, place));
    if (faults.length === 0) return [];
    return [createIssue('failed to match all allowed schemas', place, { type: 'all_of' }), ...faults].slice(
      0,
      MAX_ISSUES,
    );
  };
}

/** A rule, and then conditions on what has its shape: they are asked only when the shape is right. */
export function both(shape: Rule, ...conditions: readonly Rule[]): Rule {
  return (value, place) => {
    const faults = shape(value, place);
    return faults.length > 0 ? faults : conditions.flatMap(condition => condition(value, place));
  };
}

/** One condition on an object that has its shape. */
export function demand(holds: (value: JsonObject) => boolean, otherwise: string, member?: string): Rule {
  return (value, place) => {
    if (!isJsonObject(value) || holds(value)) return [];
    return [createIssue(otherwise, member === undefined ? place : `${place}/${member}`)];
  };
}

/** One of these members at least; a fault names the first. */
export function atLeastOne(...names: readonly [string, string]): Rule {
  return (value, place) =>
    !isJsonObject(value) || names.some(name => value[name] !== undefined) ? [] : [createMissingIssue(names[0], place)];
}

/** Requires exactly one of these members. */
export function exactlyOne(...names: readonly [string, string]): Rule {
  return (value, place) => {
    if (!isJsonObject(value)) return [];
    const present = names.filter(name => value[name] !== undefined);
    if (present.length === 0) return [createMissingIssue(names[0], place)];
    return present.slice(1).map(name => unexpected(name, place));
  };
}
