import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';

/** Checks a value and names what is wrong with it, each fault with the place where it is. Nothing means: all is well. */
export type Rule = (value: JsonValue, place: string) => string[];

/** A fault as Slack words it: a sentence and a JSON pointer. */
export function fault(what: string, place: string): string {
  return `[ERROR] ${what} [json-pointer:${place}]`;
}

/** Text of at most `max` characters, and of at least one unless `min` says otherwise. */
export function text(max: number, min = 1): Rule {
  return (value, place) => {
    if (typeof value !== 'string') return [fault('must be a string', place)];
    if (value.length < min) return [fault(`must be more than ${min - 1} characters`, place)];
    return value.length > max ? [fault(`must be less than ${max + 1} characters`, place)] : [];
  };
}

/** Text of this form. */
export function pattern(form: RegExp, description: string): Rule {
  return (value, place) =>
    typeof value === 'string' && form.test(value) ? [] : [fault(`must be ${description}`, place)];
}

/** One of these words. */
export function oneOf(...words: readonly string[]): Rule {
  return (value, place) =>
    typeof value === 'string' && words.includes(value) ? [] : [fault(`must be one of: ${words.join(', ')}`, place)];
}

export const flag: Rule = (value, place) => (typeof value === 'boolean' ? [] : [fault('must be a boolean', place)]);

export const wholeNumber: Rule = (value, place) =>
  Number.isInteger(value) ? [] : [fault('must be a whole number', place)];

export const anything: Rule = () => [];

/** A list of `min` to `max` items, each by the same rule. */
export function list(item: Rule, max: number, min = 1): Rule {
  return (value, place) => {
    if (!Array.isArray(value)) return [fault('must be an array', place)];
    if (value.length < min) return [fault(`must have at least ${min} items`, place)];
    if (value.length > max) return [fault(`no more than ${max} items allowed`, place)];
    return value.flatMap((entry, index) => item(entry, `${place}/${index}`));
  };
}

/** An object with these members. Members that are not named are let pass: Slack adds new ones at any time. */
export function object(required: Readonly<Record<string, Rule>>, optional: Readonly<Record<string, Rule>> = {}): Rule {
  return (value, place) => {
    if (!isJsonObject(value)) return [fault('must be an object', place)];
    return [
      ...Object.entries(required).flatMap(([name, rule]) => {
        const member = value[name];
        return member === undefined || member === null
          ? [fault(`missing required field: ${name}`, place)]
          : rule(member, `${place}/${name}`);
      }),
      ...Object.entries(optional).flatMap(([name, rule]) => {
        const member = value[name];
        return member === undefined || member === null ? [] : rule(member, `${place}/${name}`);
      }),
    ];
  };
}

/** An object whose `type` picks its rule; `kind` names what it is in the fault. */
export function byType(kind: string, rules: Readonly<Record<string, Rule>>, allowed = Object.keys(rules)): Rule {
  return (value, place) => {
    if (!isJsonObject(value)) return [fault('must be an object', place)];
    const { type } = value;
    if (typeof type !== 'string') return [fault('missing required field: type', place)];
    const rule = allowed.includes(type) ? rules[type] : undefined;
    return rule ? rule(value, place) : [fault(`unsupported ${kind} type: ${type}`, `${place}/type`)];
  };
}

/** Both rules. */
export function both(...rules: readonly Rule[]): Rule {
  return (value, place) => rules.flatMap(rule => rule(value, place));
}

/** One more condition on an object that already has its shape. */
export function demand(holds: (value: JsonObject) => boolean, otherwise: string): Rule {
  return (value, place) => (!isJsonObject(value) || holds(value) ? [] : [fault(otherwise, place)]);
}
