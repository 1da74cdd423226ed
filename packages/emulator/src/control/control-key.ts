import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header carries this key. Takes as long whichever part of it is wrong. */
export function carriesKey(authorization: string | undefined, key: string): boolean {
  const given = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(key));
}

/** Keys of any length become of one. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
