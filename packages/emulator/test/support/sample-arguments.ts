import { findMethodFacts } from '../../src/api-reference/method-facts.js';
import type { ArgumentFacts, ReferenceTokenKind, MethodFacts } from '../../src/api-reference/reference-types.js';
import type { SlackEmulator } from '../../src/index.js';
import type { JsonObject, JsonValue } from '../../src/json.js';

/** @throws Error when Slack has no such method */
export function factsFor(method: string): MethodFacts {
  const facts = findMethodFacts(method);
  if (!facts) throw new Error(`There are no facts of ${method}.`);
  return facts;
}

/** A token of each kind. */
export type Tokens = Readonly<Record<ReferenceTokenKind, string | null>>;

/** Tokens of the first app that may do all. */
export const tokensOf = (slack: SlackEmulator): Tokens => ({
  app: slack.appToken,
  bot: slack.botToken,
  user: slack.workspace().userToken('ann'),
  configuration: slack.workspace().configurationToken('ann'),
});

/** A token that a method takes. */
export const tokenFor = ({ tokens: kinds }: MethodFacts, tokens: Tokens): string | null =>
  kinds?.[0] ? tokens[kinds[0]] : null;

/** The least that a method takes. Some arguments may be known by their name. */
export function leastArguments({ required = [], args = {} }: MethodFacts, known: JsonObject = {}): JsonObject {
  return Object.fromEntries(required.map(name => [name, known[name] ?? sampleOf(args[name] ?? {})]));
}

function sampleOf({ type, enum: allowed, minimum }: ArgumentFacts): JsonValue {
  const [first] = allowed ?? [];
  if (first !== undefined) return first;
  return { string: 'x', boolean: true, integer: minimum ?? 1, number: 1, array: [], object: {} }[type ?? 'string'];
}
