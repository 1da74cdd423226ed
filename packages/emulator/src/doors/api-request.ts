import type { IncomingMessage } from 'node:http';
import type { ApiRequest } from '../web-api/api-exchange.js';
import { readFields } from './http-body.js';

/** A call of the Web API out of its request: arguments come in the query, in a form or as JSON. */
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
