import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isJsonObject, objectAt, parseJson, stringAt, type JsonObject } from '../../src/json.js';

const repository = resolve(import.meta.dirname, '../../../..');
const reference = resolve(repository, process.env['SLACK_REFERENCE'] ?? '../shared/reference');
const payloads = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads');

/** What was written down about Slack lies outside of the repository, and a checkout may be without it. */
export const isReferenceThere = existsSync(reference);
export const isPayloadsThere = existsSync(payloads);
if (!isReferenceThere || !isPayloadsThere) {
  process.stderr.write(
    'Tests over examples of calls are skipped: set SLACK_REFERENCE and SLACK_PAYLOADS to their folders to run these too.\n',
  );
}

/** A request that stands as an example for a method. */
export interface RequestExample {
  /** The method and the name of its example. */
  readonly name: string;
  /** The method that is called. */
  readonly method: string;
  /** As the example has it: a placeholder, or one that is meant to be refused. */
  readonly token: string | undefined;
  readonly args: JsonObject;
}

/** The example requests of all methods. */
export function requestExamples(): RequestExample[] {
  const methods = objectAt(readObject(join(reference, 'method-reference.json')), 'methods') ?? {};
  return Object.entries(methods).flatMap(([method, page]) => {
    const examples = isJsonObject(page) ? (objectAt(page, 'examples') ?? {}) : {};
    return Object.entries(examples).flatMap(([name, example]) => {
      const url = isJsonObject(example) ? stringAt(example, 'url') : undefined;
      return url === undefined ? [] : [requestOf(`${method} ${name}`, url)];
    });
  });
}

function requestOf(name: string, url: string): RequestExample {
  const { pathname, searchParams } = new URL(url, 'https://slack.com');
  const { token, ...args } = Object.fromEntries(searchParams);
  return { name, method: pathname.replace(/^\/api\//, ''), token, args };
}

/** An answer that Slack gave, or gives as an example. */
export interface ReplyExample {
  readonly name: string;
  readonly method: string;
  readonly body: JsonObject;
}

/** The answers of the Web API that were written down. */
export function replyExamples(): ReplyExample[] {
  const lines = readFileSync(join(payloads, 'api.ndjson'), 'utf8').split('\n');
  return lines
    .filter(line => line !== '')
    .map(line => {
      const row = readRow(line);
      return {
        name: stringAt(row, 'name') ?? '',
        method: stringAt(row, 'type') ?? '',
        body: objectAt(row, 'body') ?? {},
      };
    });
}

function readRow(line: string): JsonObject {
  const row = parseJson(line);
  if (!isJsonObject(row)) throw new Error(`A line of api.ndjson is no object: ${line.slice(0, 80)}`);
  return row;
}

function readObject(path: string): JsonObject {
  const content = parseJson(readFileSync(path, 'utf8'));
  if (!isJsonObject(content)) throw new Error(`${path} is no JSON object.`);
  return content;
}
