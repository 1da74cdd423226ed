import { causesOf } from './error-text.js';

/**
 * What the system says about a failure of HTTP or of a socket, in one short line: `ECONNREFUSED`, the name that was not
 * found, the certificate's fault. It may hide in the error's cause. Whatever could be a token, the query of a URL, where
 * tickets stand, the password in one, or a response URL is blotted out.
 */
export function systemReason(error: unknown): string {
  const root = causesOf(error).at(-1);
  if (!isErrorLike(root)) return 'an unknown reason';
  const code = 'code' in root && typeof root.code === 'string' ? root.code : root.name;
  const text = root.message.includes(code) ? root.message : [code, root.message].filter(part => part !== '').join(': ');
  return oneLine(withoutSecrets(text)).slice(0, 300);
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
export function plainName(value: unknown): string {
  if (typeof value !== 'string' || value === '') return 'unknown';
  return /^\w{1,64}$/.test(value) ? value : JSON.stringify(withoutSecrets(value).slice(0, 64));
}

/** OpenSSL ends its messages with a line break. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

// Rotated tokens begin twice: xoxe.xoxb-…
function withoutSecrets(text: string): string {
  return text
    .replace(/(?<=:\/\/)[^\s/@]*@/g, '…@')
    .replace(/\?\S*/g, '?…')
    .replace(/(hooks\.slack\.com\/)\S*/g, '$1…')
    .replace(/\b(?:xoxe\.)?x(?:app|ox[a-z]|wfp)-\S+/g, 'x…');
}
