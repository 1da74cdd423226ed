import { redactSecrets } from './redact-secrets.js';

/** Returns the message of any thrown value, also when reading it throws. */
export function getErrorMessage(error: unknown): string {
  try {
    return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  } catch {
    return 'an error without a text';
  }
}

/** Returns the stack, if there is one. Without `instanceof`: an error may come from another realm. */
export function getErrorStack(error: unknown): string | undefined {
  try {
    return typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : undefined;
  } catch {
    return undefined;
  }
}

const MAX_CAUSES = 5;

/** Lists an error and its chain of causes. */
export function listErrorCauses(error: unknown): unknown[] {
  const causes = [error];
  let last = error;
  while (causes.length < MAX_CAUSES && typeof last === 'object' && last !== null && 'cause' in last) {
    last = last.cause;
    if (last === undefined || causes.includes(last)) break;
    causes.push(last);
  }
  return causes;
}

/**
 * Describes an HTTP or socket error in one line, by its innermost cause: `ECONNREFUSED`, an unknown host name, an invalid
 * certificate. Secrets and the queries of URLs are removed.
 */
export function describeSystemError(error: unknown): string {
  const root = listErrorCauses(error).at(-1);
  if (!isErrorLike(root)) return 'an unknown reason';
  const code = 'code' in root && typeof root.code === 'string' ? root.code : root.name;
  const text = root.message.includes(code) ? root.message : [code, root.message].filter(part => part !== '').join(': ');
  return toSingleLine(redactSecrets(removeQueries(text))).slice(0, 300);
}

/** Without `instanceof`: an error may come from another realm, and a timeout throws a DOMException. */
const isErrorLike = (value: unknown): value is { readonly name: string; readonly message: string } =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'message' in value &&
  typeof value.message === 'string';

/** Makes a name that Slack sent (a reason, an error code) safe for a log: anything but a plain name is cut and quoted. */
export function toPlainName(value: unknown): string {
  if (typeof value !== 'string' || value === '') return 'unknown';
  return /^\w{1,64}$/.test(value) ? value : JSON.stringify(redactSecrets(removeQueries(value)).slice(0, 64));
}

/** OpenSSL's messages end with a line break. */
const toSingleLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Queries can contain connection tickets. */
const removeQueries = (text: string): string => text.replace(/\?\S*/g, '?…');
