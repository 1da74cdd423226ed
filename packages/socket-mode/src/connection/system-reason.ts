import { types } from 'node:util';

const MAX_DEPTH = 5;

/**
 * What the system says about a failure of HTTP or of a socket, in one short line: `ECONNREFUSED`, the name that was not
 * found, the certificate's fault. It may hide in the error's cause. Whatever could be a token or the query of a URL,
 * where tickets stand, is blotted out.
 */
export function systemReason(error: unknown): string {
  let root = error;
  for (let depth = 0; depth < MAX_DEPTH && types.isNativeError(root) && root.cause !== undefined; depth++) {
    root = root.cause;
  }
  if (!types.isNativeError(root)) return 'an unknown reason';
  const code = 'code' in root && typeof root.code === 'string' ? root.code : root.name;
  const text = root.message.includes(code) ? root.message : [code, root.message].filter(part => part !== '').join(': ');
  return withoutSecrets(text).slice(0, 200);
}

/** A name that Slack sent (a reason, an error code), fit for a log line: what isn't a plain name is cut and quoted. */
export function plainName(value: unknown): string {
  if (typeof value !== 'string' || value === '') return 'unknown';
  return /^\w{1,64}$/.test(value) ? value : JSON.stringify(withoutSecrets(value).slice(0, 64));
}

// Rotated tokens begin twice: xoxe.xoxb-…
function withoutSecrets(text: string): string {
  return text.replace(/\?\S*/g, '?…').replace(/\b(?:xoxe\.)?x(?:app|ox[a-z]|wfp)-\S+/g, 'x…');
}
