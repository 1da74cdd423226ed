import type { MethodFacts } from '../facts/method-facts.js';
import { objectAt, type JsonObject } from '../json.js';

/** What Slack warns of in its answer: a deprecated method, and a charset that is missing or should not be there. */
export function callWarnings(facts: MethodFacts, contentType: string | undefined): string[] {
  const isForm = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType ?? '');
  const hasCharset = /;\s*charset=/i.test(contentType ?? '');
  return [
    ...(facts.deprecated ? ['method_deprecated'] : []),
    ...(contentType !== undefined && !isForm && !hasCharset ? ['missing_charset'] : []),
    ...(isForm && hasCharset ? ['superfluous_charset'] : []),
  ];
}

/** An answer that says what is to be warned of, after what its method warned of itself. */
export function withWarnings(body: JsonObject, warnings: readonly string[]): JsonObject {
  const own = typeof body.warning === 'string' ? [body.warning] : [];
  const all = [...own, ...warnings];
  if (all.length === 0) return body;
  const metadata = { ...objectAt(body, 'response_metadata'), warnings: all };
  return { ...body, warning: all.join(','), response_metadata: metadata };
}
