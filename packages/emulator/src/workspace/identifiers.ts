import { randomFillSync, randomUUID } from 'node:crypto';
import type { Clock } from '../time/clock.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Random bytes are requested in bulk, because every system call is slow. */
const randomPool = Buffer.alloc(4096);
let usedIds = randomPool.length;

function randomId(length: number): string {
  if (usedIds + length > randomPool.length) {
    randomFillSync(randomPool);
    usedIds = 0;
  }
  let id = '';
  for (const end = usedIds + length; usedIds < end; usedIds += 1)
    id += ALPHABET[(randomPool[usedIds] ?? 0) % ALPHABET.length];
  return id;
}

/** Ids, tokens and timestamps in the shapes that Slack gives them. */
export class Identifiers {
  #lastMicros = 0;

  constructor(private readonly clock: Clock) {}

  /** An id such as `C0ABCDEFGHI`: a letter of its kind and ten characters. */
  next(
    prefix:
      | 'A'
      | 'B'
      | 'Bk'
      | 'C'
      | 'D'
      | 'E'
      | 'Ev'
      | 'F'
      | 'Fn'
      | 'Fx'
      | 'Q'
      | 'R'
      | 'Rm'
      | 'S'
      | 'T'
      | 'U'
      | 'V'
      | 'Wx',
  ): string {
    return `${prefix}0${randomId(9)}`;
  }

  /** A bot token. It is shaped as Slack's so that clients accept it, and is worth nothing elsewhere. */
  botToken(): string {
    return `xoxb-local-${randomId(24)}`;
  }

  /** A token by which an app acts for a person. */
  userToken(): string {
    return `xoxp-local-${randomId(24)}`;
  }

  /** A token by which somebody manages the manifests of apps. */
  configurationToken(): string {
    return `xoxe.xoxp-local-${randomId(24)}`;
  }

  /** A token that is good for another one by which somebody manages apps. */
  refreshToken(): string {
    return `xoxe-1-local-${randomId(24)}`;
  }

  /** The token of one execution of a function. */
  functionToken(): string {
    return `xwfp-local-${randomId(24)}`;
  }

  /** An app-level token, for Socket Mode. */
  appToken(appId: string): string {
    return `xapp-1-${appId}-${randomId(24)}`;
  }

  /** A random key for tickets, envelopes and client message ids. */
  secretKey(): string {
    return randomUUID();
  }

  /** A random word for generated block ids, action ids and hashes. */
  word(): string {
    return randomId(5);
  }

  /** Makes every later timestamp greater than this one. */
  pass(ts: string): void {
    const micros = Math.round(Number(ts) * 1_000_000);
    if (Number.isSafeInteger(micros)) this.#lastMicros = Math.max(this.#lastMicros, micros);
  }

  /** A message timestamp. Unique in the workspace and ever growing: it is a message's id and its place in history. */
  timestamp(): string {
    this.#lastMicros = Math.max(this.#lastMicros + 1, Math.trunc(this.clock.now() * 1000));
    const seconds = Math.trunc(this.#lastMicros / 1_000_000);
    return `${seconds}.${String(this.#lastMicros % 1_000_000).padStart(6, '0')}`;
  }
}
