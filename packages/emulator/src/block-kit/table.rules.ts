import { isJsonObject, objectsAt, stringAt, type JsonObject, type JsonValue } from '../json.js';
import { only } from './element.rules.js';
import { richTextMembers } from './rich-text.rules.js';
import {
  both,
  byType,
  demand,
  flag,
  integer,
  list,
  numeric,
  object,
  oneOf,
  text,
  typed,
  type Members,
  type Rule,
} from './shape.js';

const MAX_COLUMNS = 20;
const MAX_TABLE_ROWS = 100;
/** The header, and 200 rows under it. */
const MAX_DATA_ROWS = 201;

const plainCells: Members = {
  raw_text: typed({ text: text() }),
  raw_number: typed({ value: numeric(), text: text() }),
};
const cells: Members = { ...plainCells, rich_text: typed(richTextMembers, { block_id: text(255) }) };
const cell = byType(cells);
const headerCell = byType(plainCells);

/** A button in a cell, and what is shown in its place by a client that has none there. */
const actionCell = typed({ element: only('button') }, { fallback: headerCell });
const dataCell = byType({ ...cells, action: actionCell });

const columnSetting = object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag });
/** Null stands for a column without settings. */
const settingOrNull: Rule = (value, place) => (value === null ? [] : columnSetting(value, place));

/** The members of a table block. */
export const tableRequired: Members = { rows: list(list(cell, MAX_COLUMNS), MAX_TABLE_ROWS) };
export const tableOptional: Members = { column_settings: list(settingOrNull, MAX_COLUMNS, 0) };

const header = list(headerCell, MAX_COLUMNS);
const headed: Rule = (value, place) => {
  const rows = isJsonObject(value) && Array.isArray(value.rows) ? value.rows : [];
  return header(rows[0] ?? [], `${place}/rows/0`);
};
const even = demand(
  table => new Set(Array.isArray(table.rows) ? table.rows.map(widthOf) : []).size <= 1,
  'all rows must have the same number of cells',
  'rows',
);

/** A data table block: its first row is the header, and every row is as wide as that. */
export const dataTable = both(
  typed(
    { rows: list(list(dataCell, MAX_COLUMNS), MAX_DATA_ROWS, 2), caption: text() },
    { page_size: integer(1, 100), row_header_column_index: integer(0, MAX_COLUMNS - 1), block_id: text(255) },
  ),
  headed,
  even,
);

const widthOf = (row: JsonValue): number => (Array.isArray(row) ? row.length : 0);

/** How many characters a table's cells have between them. */
export function charactersOf(table: JsonObject): number {
  const rows = Array.isArray(table.rows) ? table.rows : [];
  return rows
    .flatMap(row => (Array.isArray(row) ? row.filter(isJsonObject) : []))
    .reduce((sum, each) => sum + charactersOfCell(each), 0);
}

/** Rich text has its words two levels down, three in a list. */
function charactersOfCell(content: JsonObject): number {
  const own = stringAt(content, 'text') ?? (content.type === 'link' ? (stringAt(content, 'url') ?? '') : '');
  return objectsAt(content, 'elements').reduce((sum, each) => sum + charactersOfCell(each), own.length);
}
