import { causesOf } from './error-text.js';

/**
 * The system's word for a failed request (`ECONNREFUSED`, `TimeoutError`, `HTTP 503`), from the cause that HTTP clients
 * hide it in. Never their text, which may name a URL or a token.
 */
export function systemReason(error: unknown): string {
  const root = causesOf(error).at(-1);
  if (typeof root !== 'object' || root === null) return 'unknown reason';
  if ('statusCode' in root && typeof root.statusCode === 'number') return `HTTP ${root.statusCode}`;
  if ('code' in root && typeof root.code === 'string') return root.code;
  return 'name' in root && typeof root.name === 'string' ? root.name : 'unknown reason';
}
