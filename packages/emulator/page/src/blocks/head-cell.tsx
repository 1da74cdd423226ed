import type { ReactNode } from 'react';
import type { TableLook } from '../store/tables.slice.js';
import css from './table.module.css';

/** The head of a column, which orders the rows by it: upwards first, and then downwards. */
export function HeadCell({
  order,
  onOrder,
  children,
}: {
  readonly order: TableLook['order'];
  readonly onOrder: (isDescending: boolean) => void;
  readonly children: ReactNode;
}) {
  const sort = order?.isDescending === true ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={order === null ? 'none' : sort}>
      <button type="button" className={css.order} onClick={() => onOrder(order !== null && !order.isDescending)}>
        {children} <span aria-hidden>{order === null ? '↕' : order.isDescending ? '↓' : '↑'}</span>
      </button>
    </th>
  );
}
