import { listErrorCauses } from './error-text.js';
import { redactSecrets } from './redact-secrets.js';

/**
 * What the system says about a failure of HTTP or of a socket, in one short line: `ECONNREFUSED`, the name that was not
 * found, the certificate's fault. It may hide in the error's cause. Secrets are hidden, and the queries of URLs.
 */
export function describeSystemError(error: unknown): string {
  const root = listErrorCauses(error).at(-1);
  if (!isErrorLike(root)) return 'an unknown reason';
  const code = 'code' in root && typeof root.code === 'string' ? root.code : root.name;
  const text = root.message.includes(code) ? root.message : [code, root.message].filter(part => part !== '').join(': ');
  return oneLine(redactSecrets(withoutQueries(text))).slice(0, 300);
}

/** Not by `instanceof`: an error may come from another realm, and what a time limit throws is a DOMException. */
const isErrorLike = (value: unknown): value is { readonly name: string; readonly message: string } =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'message' in value &&
  typeof value.message === 'string';

/** A name that Slack sent (a reason, an error code), fit for a log line: what isn't a plain name is cut and quoted. */
export function toPlainName(value: unknown): string {
  if (typeof value !== 'string' || value === '') return 'unknown';
  return /^\w{1,64}$/.test(value) ? value : JSON.stringify(redactSecrets(withoutQueries(value)).slice(0, 64));
}

/** OpenSSL ends its messages with a line break. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A query is cut off whole: tickets stand there. */
const withoutQueries = (text: string): string => text.replace(/\?\S*/g, '?…');
