import { isJsonObject, stringAt, type JsonValue } from '../../../src/json.js';
import { renderRichText } from '../../../src/rendering/plain-text.js';
import type { TableLook } from '../store/tables.slice.js';

type Row = readonly JsonValue[];

/** Words in the order of a dictionary, and the numbers in them by their size. */
const collator = new Intl.Collator('en', { numeric: true });
const NAMELESS = { user: () => undefined, channel: () => undefined };

/** The rows of a table ordered by a column: numbers by their size, all else by its words. */
export function orderedRows(rows: readonly Row[], order: TableLook['order']): readonly Row[] {
  if (order === null) return rows;
  const { column, isDescending } = order;
  const ordered = rows.toSorted((one, other) => compared(one[column], other[column]));
  return isDescending ? ordered.toReversed() : ordered;
}

function compared(one: JsonValue | undefined, other: JsonValue | undefined): number {
  const [value, otherValue] = [numberIn(one), numberIn(other)];
  if (value !== undefined && otherValue !== undefined) return value - otherValue;
  return collator.compare(wordsOf(one), wordsOf(other));
}

const numberIn = (cell: JsonValue | undefined): number | undefined =>
  isJsonObject(cell) && typeof cell.value === 'number' ? cell.value : undefined;

function wordsOf(cell: JsonValue | undefined): string {
  if (!isJsonObject(cell)) return '';
  if (cell.type === 'rich_text') return renderRichText(cell, NAMELESS).join(' ');
  return stringAt(cell, 'text') ?? `${numberIn(cell) ?? ''}`;
}
