import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isJsonObject, type JsonObject } from '../../../core/src/envelope/json.js';
import { fieldAt, isText } from './field-at.js';

/** A payload that Slack or another project published. */
export interface RecordedPayload {
  readonly name: string;
  /** Empty when Slack sends no type. */
  readonly type: string;
  /** Null without a subtype; in brackets when it is not a subtype of Slack. */
  readonly subtype: string | null;
  /** Whether the body is a whole payload, an inner event or a whole frame. */
  readonly form: string;
  readonly body: JsonObject;
}

const repository = resolve(import.meta.dirname, '../../../..');
const folder = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads');

/** The collection is outside of the repository, and a checkout can be without it. */
export const isCollectionThere = existsSync(folder);
if (!isCollectionThere) {
  process.stderr.write(
    'Tests over recorded payloads are skipped: set SLACK_PAYLOADS to a folder of them to run these too.\n',
  );
}

type CollectionFile = 'blocks' | 'commands' | 'envelopes' | 'events' | 'interactive' | 'views';

/** The payloads of one file of the collection. */
export const recorded = (file: CollectionFile): readonly RecordedPayload[] =>
  readFileSync(join(folder, `${file}.ndjson`), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(readLine);

function readLine(line: string): RecordedPayload {
  const row: unknown = JSON.parse(line);
  const [name, form, body] = [fieldAt(row, 'name'), fieldAt(row, 'form'), fieldAt(row, 'body')];
  if (!isText(name) || !isText(form) || !isJsonObject(body)) {
    throw new Error(`A line of the collection lacks a name, form or body: ${line.slice(0, 80)}`);
  }
  const [type, subtype] = [fieldAt(row, 'type'), fieldAt(row, 'subtype')];
  return { name, type: isText(type) ? type : '', subtype: isText(subtype) ? subtype : null, form, body };
}
