import type { JsonObject } from '../../json.js';
import type { Arguments } from '../arguments.js';

const MAX_COUNT = 1000;

/** A page of a list that is counted in pages, as older methods do it. */
export interface CountedPage<Entry> {
  readonly entries: Entry[];
  readonly paging: { readonly count: number; readonly total: number; readonly page: number; readonly pages: number };
}

/** Cuts the page out of a list that a call asks for by `count` and `page`. */
export function countedPage<Entry>(args: Arguments, list: readonly Entry[], defaultCount = 100): CountedPage<Entry> {
  const count = Math.min(args.wholeNumber('count') || defaultCount, MAX_COUNT);
  const page = args.wholeNumber('page') || 1;
  const paging = { count, total: list.length, page, pages: Math.ceil(list.length / count) };
  return { entries: list.slice((page - 1) * count, page * count), paging };
}

/** The same in the words that searches say it in besides. */
export function pagination({ entries, paging }: CountedPage<unknown>): JsonObject {
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
