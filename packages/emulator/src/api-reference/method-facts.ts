import { METHOD_FACTS } from './facts.generated.js';
import type { MethodFacts } from './reference-types.js';

const METHODS_BY_NAME = new Map<string, MethodFacts>();

/** Returns the facts about a method; `undefined` when Slack has no such method. */
export function findMethodFacts(method: string): MethodFacts | undefined {
  const before = METHODS_BY_NAME.get(method);
  if (before) return before;
  const facts = Object.hasOwn(METHOD_FACTS, method) ? METHOD_FACTS[method]?.() : undefined;
  if (facts) METHODS_BY_NAME.set(method, facts);
  return facts;
}

/** The names of Slack's documented methods. */
export const methodNames: readonly string[] = Object.keys(METHOD_FACTS);
