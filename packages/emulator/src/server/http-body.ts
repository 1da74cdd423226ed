import type { IncomingMessage } from 'node:http';
import { isJsonObject, parseJson, type JsonObject } from '../json.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { ApiRequest } from '../web-api/api-exchange.js';

const MEBIBYTE = 1_048_576;
/** The maximum size of a request body: 1 MiB. */
export const MAX_BODY_BYTES = MEBIBYTE;
/** The maximum size of an uploaded file: 64 MiB. */
export const MAX_UPLOAD_BYTES = 64 * MEBIBYTE;
/** The maximum total size of all bodies being read: 256 MiB. */
const MAX_PENDING_BYTES = 256 * MEBIBYTE;

/** Reads request bodies, with a limit for each and a limit for their total size. */
export class HttpBodies {
  #pendingBytes = 0;

  /**
   * Reads a body to its end, even when it is too large: a client that is still writing would not read the error
   * response.
   * @throws SlackApiError `request_too_large` over the limit, `service_unavailable` over the limit of all bodies
   */
  async read(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<Buffer> {
    let chunks: Buffer[] = [];
    let size = 0;
    let held = 0;
    let refusal: SlackApiError | undefined;
    try {
      for await (const chunk of request) {
        if (!Buffer.isBuffer(chunk) || refusal) continue;
        size += chunk.length;
        if (size > limit) refusal = new SlackApiError('request_too_large', { status: 413 });
        else if (this.#pendingBytes + chunk.length > MAX_PENDING_BYTES) refusal = createTooLargeError();
        if (refusal) {
          chunks = [];
          continue;
        }
        chunks.push(chunk);
        held += chunk.length;
        this.#pendingBytes += chunk.length;
      }
      if (refusal) throw refusal;
      return Buffer.concat(chunks);
    } finally {
      this.#pendingBytes -= held;
    }
  }
}

function createTooLargeError(): SlackApiError {
  return new SlackApiError('service_unavailable', { status: 503, retryAfter: '1' });
}

/**
 * Reads the fields of a JSON or form body. A file in a form is represented by its name.
 * @throws SlackApiError `missing_post_type`, `invalid_post_type`, `invalid_charset`, `invalid_json`, `json_not_object`
 * or `invalid_form_data`
 */
export async function readFields(contentType: string | undefined, body: Buffer): Promise<JsonObject> {
  if (body.length === 0) return {};
  const { type, charset } = readContentType(contentType);
  if (!CHARSETS.includes(charset)) throw new SlackApiError('invalid_charset');
  const text = body.toString(charset === 'iso-8859-1' ? 'latin1' : 'utf8');
  switch (type) {
    case 'application/json':
      return parseObject(text);
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(text));
    case 'multipart/form-data':
      return readForm(contentType ?? '', body);
    case '':
      throw new SlackApiError('missing_post_type');
    default:
      throw new SlackApiError('invalid_post_type');
  }
}

const CHARSETS = ['utf-8', 'utf8', 'iso-8859-1', 'us-ascii'];

function readContentType(header = ''): { type: string; charset: string } {
  const [type = ''] = header.split(';');
  const charset = /;\s*charset="?([\w-]+)/i.exec(header)?.[1] ?? 'utf-8';
  return { type: type.trim().toLowerCase(), charset: charset.toLowerCase() };
}

function parseObject(text: string): JsonObject {
  const parsed = parseJson(text);
  if (parsed === undefined) throw new SlackApiError('invalid_json');
  if (!isJsonObject(parsed)) throw new SlackApiError('json_not_object');
  return parsed;
}

async function readForm(contentType: string, body: Buffer): Promise<JsonObject> {
  try {
    const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': contentType } }).formData();
    return Object.fromEntries(Array.from(form, ([name, part]) => [name, typeof part === 'string' ? part : part.name]));
  } catch {
    // Every parser error means that the form is invalid.
    throw new SlackApiError('invalid_form_data');
  }
}

/** Reads a Web API call. Arguments are in the query, in a form or in JSON. */
export async function readApiRequest(
  request: IncomingMessage,
  url: URL,
  method: string,
  body: Buffer,
): Promise<ApiRequest> {
  const contentType = body.length === 0 ? undefined : request.headers['content-type'];
  const fields = await readFields(contentType, body);
  return {
    method,
    httpMethod: request.method ?? 'GET',
    contentType,
    bearer: /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1],
    args: { ...Object.fromEntries(url.searchParams), ...fields },
  };
}
