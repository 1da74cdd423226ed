import type { IncomingMessage } from 'node:http';
import { isJsonObject, parseJson, type JsonObject } from '../json.js';
import { SlackRefusal } from '../workspace/refusal.js';

const MAX_BODY_BYTES = 1_048_576;

/**
 * Reads a body to its end, one that is too large as well: a caller that is still writing would not read the refusal.
 * @throws SlackRefusal `request_too_large` over 1 MiB
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new SlackRefusal('request_too_large', { status: 413 });
  return Buffer.concat(chunks);
}

/**
 * Reads the fields of a body: JSON or a form.
 * @throws SlackRefusal `invalid_json`, `json_not_object` or `invalid_post_type`
 */
export function parseFields(contentType: string | undefined, body: string): JsonObject {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (body === '') return {};
  if (type === 'application/json') {
    const parsed = parseJson(body);
    if (parsed === undefined) throw new SlackRefusal('invalid_json');
    if (!isJsonObject(parsed)) throw new SlackRefusal('json_not_object');
    return parsed;
  }
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(body));
  throw new SlackRefusal('invalid_post_type');
}
