import { argumentFacts, type ArgumentFacts } from './argument-facts.js';
import { NOT_REQUIRED, TOKENS } from './beyond-reference.js';
import { isJsonObject, objectAt, textsOf, type JsonObject } from './json.js';
import type { MethodReference } from './reference.js';
import { replyShape, type Shape } from './reply-shape.js';

/** The facts of a method. Empty properties are omitted. */
export interface MethodFacts {
  readonly http: string;
  /** Calls a minute, of each workspace; left out where Slack names no tier. */
  readonly tier?: 1 | 2 | 3 | 4;
  readonly tokens?: readonly string[];
  /** Any one of them is enough. */
  readonly botScopes?: readonly string[];
  readonly userScopes?: readonly string[];
  readonly configurationScopes?: readonly string[];
  readonly args?: Readonly<Record<string, ArgumentFacts>>;
  readonly required?: readonly string[];
  readonly errors?: readonly string[];
  readonly deprecated?: true;
  readonly reply?: Shape;
}

/** Extracts the facts of a method from the reference. */
export function methodFacts({ name, page, access }: MethodReference): MethodFacts {
  const args = Object.entries(objectAt(page, 'args')).filter(isOfObject);
  const names = args.map(([argument]) => argument);
  const optional = NOT_REQUIRED[name] ?? [];
  const tier = ([1, 2, 3, 4] as const).find(each => page['tier'] === `Tier${each}`);
  const facts = {
    http: access['http'] === 'GET' ? 'GET' : 'POST',
    ...(tier === undefined ? {} : { tier }),
    tokens: TOKENS[name] ?? tokensByScopes(access),
    botScopes: textsOf(access['bot']),
    userScopes: textsOf(access['user']),
    configurationScopes: textsOf(objectAt(access, 'other')['configuration']),
    args: Object.fromEntries(args.map(([argument, written]) => [argument, argumentFacts(argument, written)])),
    required: textsOf(page['required']).filter(each => names.includes(each) && !optional.includes(each)),
    errors: Object.keys(objectAt(page, 'errors')).toSorted(),
    ...(isDeprecated(page, access) ? { deprecated: true as const } : {}),
    reply: replyShape(successes(objectAt(page, 'examples'))),
  };
  const { http, ...rest } = facts;
  return { http, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => !isEmpty(value))) };
}

function tokensByScopes(access: JsonObject): string[] {
  if (objectAt(access, 'other')['configuration'] !== undefined) return ['configuration'];
  const anyToken = access['no_scope_required'] === true;
  return [
    ...(anyToken || access['bot'] === 'none' || textsOf(access['bot']).length > 0 ? ['bot'] : []),
    ...(anyToken || textsOf(access['user']).length > 0 ? ['user'] : []),
  ];
}

const isDeprecated = (page: JsonObject, access: JsonObject): boolean =>
  access['deprecated'] === true || textsOf(page['warnings']).includes('method_deprecated');

const successes = (examples: JsonObject): JsonObject[] =>
  Object.entries(examples)
    .filter(([name]) => name.includes('success'))
    .map(([, example]) => (isJsonObject(example) ? objectAt(example, 'example') : {}))
    .filter(example => example['ok'] !== false);

const isOfObject = (entry: [string, unknown]): entry is [string, JsonObject] => isJsonObject(entry[1]);

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
