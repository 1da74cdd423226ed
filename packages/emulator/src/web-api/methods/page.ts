import { SlackRefusal } from '../../workspace/refusal.js';
import type { Arguments } from '../arguments.js';

const MAX_LIMIT = 1000;

/** Some entries of a list, and where the next ones begin. */
export interface Page<Entry> {
  readonly entries: Entry[];
  readonly nextCursor: string;
}

/**
 * Cuts the page out of a list that a call asks for by `limit` and `cursor`.
 * @throws SlackRefusal `invalid_limit` or `invalid_cursor`
 */
export function pageOf<Entry>(args: Arguments, list: readonly Entry[], defaultLimit = 100): Page<Entry> {
  const limit = args.wholeNumber('limit') || defaultLimit;
  if (limit > MAX_LIMIT) throw new SlackRefusal('invalid_limit');
  const start = readCursor(args.text('cursor') ?? '');
  const end = start + limit;
  return { entries: list.slice(start, end), nextCursor: end < list.length ? writeCursor(end) : '' };
}

function writeCursor(position: number): string {
  return Buffer.from(`next:${position}`).toString('base64');
}

function readCursor(cursor: string): number {
  if (cursor === '') return 0;
  const position = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (position === undefined) throw new SlackRefusal('invalid_cursor');
  return Number(position);
}
