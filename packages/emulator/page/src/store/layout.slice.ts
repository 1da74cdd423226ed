import type { PageRoute } from './route.slice.js';
import type { Slice } from './slice.js';

/** The number of columns next to the side bar: main pane, side pane, inspector. */
export type ColumnCount = 1 | 2 | 3;

export interface LayoutSlice {
  readonly columnCount: ColumnCount;
  readonly setColumnCount: (columnCount: ColumnCount) => void;
}

export const layoutSlice: Slice<LayoutSlice> = set => ({
  columnCount: 3,
  setColumnCount: columnCount => set({ columnCount }),
});

export interface VisiblePanes {
  readonly main: boolean;
  readonly side: boolean;
  readonly panel: boolean;
}

/** Selects the panes that fit. The most recently opened pane has priority. */
export function getVisiblePanes({
  route,
  columnCount,
}: {
  readonly route: PageRoute;
  readonly columnCount: ColumnCount;
}): VisiblePanes {
  const panel = route.panel !== null && (columnCount > 1 || !route.isPanelBehind);
  const remaining = panel ? columnCount - 1 : columnCount;
  const side = route.side !== null && (remaining > 1 || (remaining === 1 && !route.isSideBehind));
  return { main: remaining > 1 || (remaining === 1 && !side), side, panel };
}
