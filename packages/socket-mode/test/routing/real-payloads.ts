import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isJsonObject, objectAt, textAt, type JsonObject } from '../../src/envelope/json.js';

/** A payload as Slack or one of its client libraries published it. */
export interface RealPayload {
  readonly name: string;
  readonly type: string;
  readonly subtype: string | null;
  /** Says whether the body is a whole one or the inner event alone. */
  readonly form: string;
  readonly body: JsonObject;
}

const repository = resolve(import.meta.dirname, '../../../..');
const folder = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads');

/** The collection lies outside the repository, so a checkout may be without it. */
export const hasRealPayloads = existsSync(folder);

/** The payloads of one file of the collection. */
export const realPayloads = (file: 'commands' | 'events' | 'interactive'): readonly RealPayload[] =>
  readFileSync(join(folder, `${file}.ndjson`), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(toRealPayload);

function toRealPayload(line: string): RealPayload {
  const row: unknown = JSON.parse(line);
  if (!isJsonObject(row)) throw new Error('A line of the payload collection is not an object.');
  return {
    name: textAt(row, 'name') ?? '',
    type: textAt(row, 'type') ?? '',
    subtype: textAt(row, 'subtype'),
    form: textAt(row, 'form') ?? '',
    body: objectAt(row, 'body'),
  };
}
