/** A row of a table: what stands under each heading. */
export type Row = Readonly<Record<string, string | number>>;

/** A table with what is to be said of it. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Below it. */
  readonly note?: string | undefined;
}

const NUMBER = /^[\d.]/;

/** A table for the terminal: columns as wide as they must be, numbers to the right. */
export function tableText({ title, rows, note }: Table): string {
  const headings = Object.keys(rows[0] ?? {});
  const cells = rows.map(row => headings.map(heading => String(row[heading] ?? '')));
  const columns = headings.map((heading, column) => {
    const texts = cells.map(row => row[column] ?? '');
    return {
      width: Math.max(heading.length, ...texts.map(({ length }) => length)),
      isOfNumbers: texts.every(text => text === '' || NUMBER.test(text)),
    };
  });
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, column) => {
        const { width = 0, isOfNumbers = false } = columns[column] ?? {};
        return isOfNumbers ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const rule = columns.map(({ width }) => '─'.repeat(width));
  return [title, '', line(headings), line(rule), ...cells.map(line), ...(note === undefined ? [] : ['', note])].join(
    '\n',
  );
}
