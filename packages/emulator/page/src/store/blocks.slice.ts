import type { Slice } from './slice.js';

/** The page and sort order of a data table. */
export interface TableState {
  /** Zero-based. */
  readonly page: number;
  /** `null`: the original order. */
  readonly order: { readonly column: number; readonly isDescending: boolean } | null;
}

export interface TablesSlice {
  /** By a key of the table. */
  readonly tables: Readonly<Record<string, TableState>>;
  readonly setTableState: (key: string, route: TableState) => void;
}

export const tablesSlice: Slice<TablesSlice> = set => ({
  tables: {},
  setTableState: (key, route) => set(({ tables }) => ({ tables: { ...tables, [key]: route } })),
});

export interface ExpandedTextsSlice {
  /** By a key of the text. */
  readonly expandedTexts: Readonly<Record<string, boolean>>;
  readonly setExpanded: (key: string, isExpanded: boolean) => void;
}

export const expandedTextsSlice: Slice<ExpandedTextsSlice> = set => ({
  expandedTexts: {},
  setExpanded: (key, isExpanded) =>
    set(({ expandedTexts }) => ({ expandedTexts: { ...expandedTexts, [key]: isExpanded } })),
});
