import { isJsonObject, stringAt, type JsonValue } from '../../../src/json.js';
import { surfaceKey } from '../elements/element-place.js';
import { useSurface } from '../elements/surface.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { TableLook } from '../store/tables.slice.js';
import { Button } from '../ui/button.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import { HeadCell } from './head-cell.js';
import { orderedRows } from './row-order.js';
import { cellsOf, TableCell } from './table-cell.js';
import css from './table.module.css';

export const kind: BlockKind = { type: 'data_table', Block: DataTable };

const AS_IT_CAME: TableLook = { page: 0, order: null };
/** What Slack has where the block doesn't say. */
const PAGE_SIZE = 5;

/** A page of its rows, ordered by the column that one likes. */
function DataTable({ block }: BlockProps) {
  const surface = useSurface();
  const key = JSON.stringify([surface && surfaceKey(surface), stringAt(block, 'block_id')]);
  const look = usePage(({ tables }) => tables[key] ?? AS_IT_CAME);
  const { lookAtTable } = pageStore.getState();
  const [head = [], ...rows] = cellsOf(block);
  const size = typeof block.page_size === 'number' && block.page_size >= 1 ? Math.trunc(block.page_size) : PAGE_SIZE;
  const pages = Math.max(Math.ceil(rows.length / size), 1);
  const page = Math.min(look.page, pages - 1);
  const naming = typeof block.row_header_column_index === 'number' ? block.row_header_column_index : 0;
  const shown = orderedRows(rows, look.order).slice(page * size, (page + 1) * size);
  return (
    <div>
      <ScrollRegion label={stringAt(block, 'caption') ?? 'Table'}>
        <table className={css.table}>
          <caption>{stringAt(block, 'caption')}</caption>
          <thead>
            <tr>
              {head.map((cell, column) => (
                <HeadCell
                  key={column}
                  order={look.order?.column === column ? look.order : null}
                  onOrder={isDescending => lookAtTable(key, { page: 0, order: { column, isDescending } })}
                >
                  <TableCell cell={cell} block={block} />
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((cells, index) => (
              <tr key={index}>
                {cells.map((cell, column) => {
                  const Tag = column === naming ? 'th' : 'td';
                  return (
                    <Tag key={column} scope={column === naming ? 'row' : undefined} className={cellClass(cell)}>
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
          <Button disabled={page === 0} onClick={() => lookAtTable(key, { ...look, page: page - 1 })}>
            Previous
          </Button>
          <span>
            Page {page + 1} of {pages}
          </span>
          <Button disabled={page === pages - 1} onClick={() => lookAtTable(key, { ...look, page: page + 1 })}>
            Next
          </Button>
        </div>
      )}
    </div>
  );
}

const cellClass = (cell: JsonValue): string | undefined =>
  isJsonObject(cell) && cell.type === 'raw_number' ? css.number : undefined;
