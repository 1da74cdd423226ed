import { METHOD_FACTS } from './facts.generated.js';
import type { MethodFacts } from './reference-types.js';

const known = new Map<string, MethodFacts>();

/** What is known of a method; `undefined` when Slack has no such method. */
export function factsOf(method: string): MethodFacts | undefined {
  const before = known.get(method);
  if (before) return before;
  const facts = Object.hasOwn(METHOD_FACTS, method) ? METHOD_FACTS[method]?.() : undefined;
  if (facts) known.set(method, facts);
  return facts;
}

/** The names of Slack's documented methods. */
export const methodNames: readonly string[] = Object.keys(METHOD_FACTS);
