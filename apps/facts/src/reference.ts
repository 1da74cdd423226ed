import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, objectAt, textsOf, type JsonObject } from './json.js';

/** The reference of one method. */
export interface MethodReference {
  readonly name: string;
  /** Its arguments, errors and examples. */
  readonly page: JsonObject;
  /** Its scopes, tier and verb. */
  readonly access: JsonObject;
}

/** The reference of Slack's Web API and events. */
export interface Reference {
  readonly methods: readonly MethodReference[];
  /** The scopes that an event needs, by its name. */
  readonly eventScopes: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads `method-reference.json`, `method-scopes.json` and `event-scopes.json`.
 * @throws Error when one of them is missing or no JSON object
 */
export function readReference(folder: string): Reference {
  const pages = objectAt(readObject(folder, 'method-reference.json'), 'methods');
  const access = objectAt(readObject(folder, 'method-scopes.json'), 'methods');
  const events = Object.entries(readObject(folder, 'event-scopes.json'));
  return {
    methods: Object.keys(pages)
      .toSorted()
      .map(name => ({ name, page: objectAt(pages, name), access: objectAt(access, name) })),
    eventScopes: Object.fromEntries(events.map(([name, scopes]) => [name, textsOf(scopes)])),
  };
}

function readObject(folder: string, file: string): JsonObject {
  const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (!isJsonObject(content)) throw new Error(`${file} in ${folder} is no JSON object: no facts can be read from it.`);
  return content;
}
