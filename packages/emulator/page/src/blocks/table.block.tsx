import { isJsonObject, type JsonObject } from '../../../src/json.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import { cellsOf, TableCell } from './table-cell.js';
import css from './table.module.css';

export const kind: BlockKind = { type: 'table', Block: Table };

/** Its first row is its head. */
function Table({ block }: BlockProps) {
  const [head = [], ...rows] = cellsOf(block);
  return (
    <ScrollRegion label="Table">
      <table className={css.table}>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" className={columnClass(block, column)}>
                <TableCell cell={cell} block={block} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell, column) => (
                <td key={column} className={columnClass(block, column)}>
                  <TableCell cell={cell} block={block} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A column without settings is what stands in their place by `null`, or what the list of them is too short for. */
function columnClass({ column_settings: settings }: JsonObject, column: number): string {
  const setting = Array.isArray(settings) ? settings[column] : null;
  if (!isJsonObject(setting)) return '';
  const align = setting.align === 'center' || setting.align === 'right' ? css[setting.align] : '';
  return `${align} ${setting.is_wrapped === true ? css.wrapped : ''}`;
}
