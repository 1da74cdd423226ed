import type { Slice } from './slice.js';

/** How somebody looks at a data table. */
export interface TableLook {
  /** From 0 on. */
  readonly page: number;
  /** By which column its rows are ordered; `null`: as they came. */
  readonly order: { readonly column: number; readonly isDescending: boolean } | null;
}

/** How data tables are looked at, where it isn't as they came. */
export interface TablesSlice {
  /** By what tells a table from any other. */
  readonly tables: Readonly<Record<string, TableLook>>;
  readonly lookAtTable: (key: string, look: TableLook) => void;
}

export const tablesSlice: Slice<TablesSlice> = set => ({
  tables: {},
  lookAtTable: (key, look) => set(({ tables }) => ({ tables: { ...tables, [key]: look } })),
});
