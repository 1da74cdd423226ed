import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isJsonObject, type JsonObject } from '../../src/envelope/json.js';

/** A payload as Slack, or somebody who works with it, published it. */
export interface RecordedPayload {
  readonly name: string;
  readonly type: string;
  /** Tells a whole body from an inner event alone, and both from a whole frame. */
  readonly form: string;
  readonly body: JsonObject;
}

const repository = resolve(import.meta.dirname, '../../../..');
const folder = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads');

/** The collection lies outside of the repository, and a checkout may be without it. */
export const isCollectionThere = existsSync(folder);

/** The payloads of a file of the collection. */
export const recorded = (file: 'commands' | 'events' | 'interactive' | 'envelopes'): readonly RecordedPayload[] =>
  readFileSync(join(folder, `${file}.ndjson`), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(readLine);

function readLine(line: string): RecordedPayload {
  const row: unknown = JSON.parse(line);
  const [name, type, form, body] = [
    fieldAt(row, 'name'),
    fieldAt(row, 'type'),
    fieldAt(row, 'form'),
    fieldAt(row, 'body'),
  ];
  if (!isText(name) || !isText(type) || !isText(form) || !isJsonObject(body)) {
    throw new Error(`A line of the collection lacks a name, type, form or body: ${line.slice(0, 80)}`);
  }
  return { name, type, form, body };
}

/** What stands at a path of keys and indexes, read by nothing of what is tested. */
export function fieldAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return fieldAt(Reflect.get(value, key), ...rest);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The first of these that is a text with something in it, else null. */
const firstText = (...values: readonly unknown[]): string | null => values.find(isText) ?? null;

const kinds: Readonly<Record<string, string>> = {
  block_actions: 'action',
  block_suggestion: 'options',
  view_submission: 'view_submission',
  view_closed: 'view_closed',
  shortcut: 'shortcut',
  message_action: 'message_shortcut',
};

/** What a payload has to be routed as, by the collection's own word for it and Slack's documentation. */
export function kindOf(envelopeType: string, body: unknown): string {
  if (envelopeType === 'events_api') return 'event';
  if (envelopeType === 'slash_commands') return isText(fieldAt(body, 'command')) ? 'command' : 'unknown';
  return kinds[String(fieldAt(body, 'type'))] ?? 'unknown';
}

/** The workspace that installed the app, as the payload's own fields name it. */
export function teamOf(body: unknown): string | null {
  const installed = fieldAt(body, 'view', 'app_installed_team_id');
  return firstText(
    fieldAt(body, 'authorizations', 0, 'team_id'),
    isText(installed) && installed.startsWith('T') ? installed : undefined,
    fieldAt(body, 'team_id'),
    fieldAt(body, 'team', 'id'),
    fieldAt(body, 'user', 'team_id'),
    fieldAt(body, 'view', 'team_id'),
  );
}
