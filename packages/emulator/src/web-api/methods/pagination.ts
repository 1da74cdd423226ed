import { SlackApiError } from '../../workspace/api-error.js';
import type { Arguments } from '../arguments.js';
import type { JsonObject } from '../../json.js';

const MAX_PAGE_LIMIT = 1000;

/** A page of a list and the cursor of the next page. */
export interface ResultPage<Entry> {
  readonly entries: Entry[];
  readonly nextCursor: string;
}

/**
 * Returns the page that `limit` and `cursor` select. A larger `limit` is reduced to 1000.
 * @throws SlackApiError `invalid_cursor`
 */
export function paginate<Entry>(args: Arguments, list: readonly Entry[], defaultLimit = 100): ResultPage<Entry> {
  const limit = Math.min(args.wholeNumber('limit') || defaultLimit, MAX_PAGE_LIMIT);
  const start = readCursor(args.text('cursor') ?? '');
  const end = start + limit;
  return { entries: list.slice(start, end), nextCursor: end < list.length ? writeCursor(end) : '' };
}

/**
 * Returns the page that `limit` and `cursor` select, and rejects an invalid `limit`.
 * @throws SlackApiError `invalid_limit` or `invalid_cursor`
 */
export function paginateStrictly<Entry>(args: Arguments, list: readonly Entry[]): ResultPage<Entry> {
  const limit = Number(args.raw.limit ?? 0);
  if (!Number.isInteger(limit) || limit < 0 || limit > MAX_PAGE_LIMIT) throw new SlackApiError('invalid_limit');
  return paginate(args, list);
}

function writeCursor(position: number): string {
  return Buffer.from(`next:${position}`).toString('base64');
}

function readCursor(cursor: string): number {
  if (cursor === '') return 0;
  const position = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (position === undefined) throw new SlackApiError('invalid_cursor');
  return Number(position);
}

const MAX_COUNT = 1000;

/** A numbered page, as older methods return it. */
export interface NumberedPage<Entry> {
  readonly entries: Entry[];
  readonly paging: { readonly count: number; readonly total: number; readonly page: number; readonly pages: number };
}

/** Returns the page that `count` and `page` select. */
export function paginateByCount<Entry>(
  args: Arguments,
  list: readonly Entry[],
  defaultCount = 100,
): NumberedPage<Entry> {
  const count = Math.min(args.wholeNumber('count') || defaultCount, MAX_COUNT);
  const page = args.wholeNumber('page') || 1;
  const paging = { count, total: list.length, page, pages: Math.ceil(list.length / count) };
  return { entries: list.slice((page - 1) * count, page * count), paging };
}

/** Converts the page to the `pagination` object that searches return in addition to `paging`. */
export function toPagination({ entries, paging }: NumberedPage<unknown>): JsonObject {
  const before = (paging.page - 1) * paging.count;
  return {
    total_count: paging.total,
    page: paging.page,
    per_page: paging.count,
    page_count: paging.pages,
    first: entries.length === 0 ? 0 : before + 1,
    last: before + entries.length,
  };
}
