import type { ReactNode } from 'react';
import { isJsonObject, type JsonValue, stringAt } from '../../../src/json.js';
import { renderRichText } from '../../../src/rendering/plain-text.js';
import { surfaceKey } from '../elements/element-location.js';
import { useSurface } from '../elements/surface.js';
import type { TableState } from '../store/blocks.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import { getRows, TableCell } from './table-cell.js';
import css from './table.module.css';

export default { type: 'data_table', Block: DataTable } satisfies BlockKind;

const INITIAL_STATE: TableState = { page: 0, order: null };
/** Slack's default page size. */
const PAGE_SIZE = 5;

/** A paginated table that can be sorted by any column. */
function DataTable({ block }: BlockProps) {
  const surface = useSurface();
  const key = JSON.stringify([surface && surfaceKey(surface), stringAt(block, 'block_id')]);
  const state = usePage(({ tables }) => tables[key] ?? INITIAL_STATE);
  const { setTableState } = pageStore.getState();
  const [head = [], ...rows] = getRows(block);
  const size = typeof block.page_size === 'number' && block.page_size >= 1 ? Math.trunc(block.page_size) : PAGE_SIZE;
  const pages = Math.max(Math.ceil(rows.length / size), 1);
  const page = Math.min(state.page, pages - 1);
  const headerColumn = typeof block.row_header_column_index === 'number' ? block.row_header_column_index : 0;
  const visibleRows = sortRows(rows, state.order).slice(page * size, (page + 1) * size);
  return (
    <div>
      <ScrollRegion label={stringAt(block, 'caption') ?? 'Table'}>
        <table className={css.table}>
          <caption>{stringAt(block, 'caption')}</caption>
          <thead>
            <tr>
              {head.map((cell, column) => (
                <SortableHeader
                  key={column}
                  order={state.order?.column === column ? state.order : null}
                  onOrder={isDescending => setTableState(key, { page: 0, order: { column, isDescending } })}
                >
                  <TableCell cell={cell} block={block} />
                </SortableHeader>
              ))}
            </tr>
          </thead>
          <tbody>
            {visibleRows.map((cells, index) => (
              <tr key={index}>
                {cells.map((cell, column) => {
                  const Tag = column === headerColumn ? 'th' : 'td';
                  return (
                    <Tag key={column} scope={column === headerColumn ? 'row' : undefined} className={cellClass(cell)}>
                      <TableCell cell={cell} block={block} />
                    </Tag>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {pages > 1 && (
        <div className={css.pages}>
          <Button disabled={page === 0} onClick={() => setTableState(key, { ...state, page: page - 1 })}>
            Previous
          </Button>
          <span>
            Page {page + 1} of {pages}
          </span>
          <Button disabled={page === pages - 1} onClick={() => setTableState(key, { ...state, page: page + 1 })}>
            Next
          </Button>
        </div>
      )}
    </div>
  );
}

const cellClass = (cell: JsonValue): string | undefined =>
  isJsonObject(cell) && cell.type === 'raw_number' ? css.number : undefined;

/** A column header that sorts by its column, ascending first. */
export function SortableHeader({
  order,
  onOrder,
  children,
}: {
  readonly order: TableState['order'];
  readonly onOrder: (isDescending: boolean) => void;
  readonly children: ReactNode;
}) {
  const direction = order?.isDescending === true ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={order === null ? 'none' : direction}>
      <button type="button" className={css.order} onClick={() => onOrder(order !== null && !order.isDescending)}>
        {children} <span aria-hidden>{order === null ? '↕' : order.isDescending ? '↓' : '↑'}</span>
      </button>
    </th>
  );
}

type TableRow = readonly JsonValue[];

const collator = new Intl.Collator('en', { numeric: true });
const NAMELESS = { user: () => undefined, channel: () => undefined };

/** Sorts rows by a column: numbers by value, anything else by its text. */
export function sortRows(rows: readonly TableRow[], order: TableState['order']): readonly TableRow[] {
  if (order === null) return rows;
  const { column, isDescending } = order;
  const ordered = rows.toSorted((one, other) => compareCells(one[column], other[column]));
  return isDescending ? ordered.toReversed() : ordered;
}

function compareCells(one: JsonValue | undefined, other: JsonValue | undefined): number {
  const [value, otherValue] = [getCellNumber(one), getCellNumber(other)];
  if (value !== undefined && otherValue !== undefined) return value - otherValue;
  return collator.compare(getCellText(one), getCellText(other));
}

const getCellNumber = (cell: JsonValue | undefined): number | undefined =>
  isJsonObject(cell) && typeof cell.value === 'number' ? cell.value : undefined;

function getCellText(cell: JsonValue | undefined): string {
  if (!isJsonObject(cell)) return '';
  if (cell.type === 'rich_text') return renderRichText(cell, NAMELESS).join(' ');
  return stringAt(cell, 'text') ?? `${getCellNumber(cell) ?? ''}`;
}
