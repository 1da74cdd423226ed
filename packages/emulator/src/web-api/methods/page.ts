import { SlackRefusal } from '../../workspace/refusal.js';
import type { Arguments } from '../arguments.js';

const MAX_LIMIT = 1000;

/** Some entries of a list, and where the next ones begin. */
export interface Page<Entry> {
  readonly entries: Entry[];
  readonly nextCursor: string;
}

/**
 * Cuts the page out of a list that a call asks for by `limit` and `cursor`. No page is longer than 1000, whatever is
 * asked for.
 * @throws SlackRefusal `invalid_cursor`
 */
export function pageOf<Entry>(args: Arguments, list: readonly Entry[], defaultLimit = 100): Page<Entry> {
  const limit = Math.min(args.wholeNumber('limit') || defaultLimit, MAX_LIMIT);
  const start = readCursor(args.text('cursor') ?? '');
  const end = start + limit;
  return { entries: list.slice(start, end), nextCursor: end < list.length ? writeCursor(end) : '' };
}

/** The same, of a list whose method refuses other limits. @throws SlackRefusal `invalid_limit` or `invalid_cursor` */
export function strictPageOf<Entry>(args: Arguments, list: readonly Entry[]): Page<Entry> {
  const limit = Number(args.raw.limit ?? 0);
  if (!Number.isInteger(limit) || limit < 0 || limit > MAX_LIMIT) throw new SlackRefusal('invalid_limit');
  return pageOf(args, list);
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
