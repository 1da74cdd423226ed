import { isJsonObject, type JsonObject } from '../../../src/json.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import { getRows, TableCell } from './table-cell.js';
import css from './table.module.css';

export default { type: 'table', Block: Table } satisfies BlockKind;

/** The first row is the header. */
function Table({ block }: BlockProps) {
  const [head = [], ...rows] = getRows(block);
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

/** A column has no settings if its entry is `null`, or if the list is shorter. */
function columnClass({ column_settings: settings }: JsonObject, column: number): string {
  const setting = Array.isArray(settings) ? settings[column] : null;
  if (!isJsonObject(setting)) return '';
  const align = setting.align === 'center' || setting.align === 'right' ? css[setting.align] : '';
  return `${align} ${setting.is_wrapped === true ? css.wrapped : ''}`;
}
