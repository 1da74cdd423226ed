import { pageStore } from '../store/page-store.js';

/** The breakpoints of the frame's style sheet. */
const ONE_COLUMN = matchMedia('(width < 64rem)');
const TWO_COLUMNS = matchMedia('(width < 90rem)');

export function observeColumnCount(): void {
  updateColumnCount();
  for (const query of [ONE_COLUMN, TWO_COLUMNS]) query.addEventListener('change', updateColumnCount);
}

function updateColumnCount(): void {
  pageStore.getState().setColumnCount(ONE_COLUMN.matches ? 1 : TWO_COLUMNS.matches ? 2 : 3);
}
