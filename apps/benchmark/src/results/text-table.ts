/** A row of a table: the cell of each heading. */
export type Row = Readonly<Record<string, string | number>>;

/** A table with a title and a note. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Text below the table. */
  readonly note?: string | undefined;
}

const NUMBER = /^[\d.]/;

/** Formats a table for the terminal, with numbers aligned to the right. */
export function formatTable({ title, rows, note }: Table): string {
  const headings = Object.keys(rows[0] ?? {});
  const cells = rows.map(row => headings.map(heading => String(row[heading] ?? '')));
  const columns = headings.map((heading, column) => {
    const texts = cells.map(row => row[column] ?? '');
    return {
      width: Math.max(heading.length, ...texts.map(({ length }) => length)),
      isNumeric: texts.every(text => text === '' || NUMBER.test(text)),
    };
  });
  const formatRow = (texts: readonly string[]): string =>
    texts
      .map((text, column) => {
        const { width = 0, isNumeric = false } = columns[column] ?? {};
        return isNumeric ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const rule = columns.map(({ width }) => '─'.repeat(width));
  return [
    title,
    '',
    formatRow(headings),
    formatRow(rule),
    ...cells.map(formatRow),
    ...(note === undefined ? [] : ['', note]),
  ].join('\n');
}
