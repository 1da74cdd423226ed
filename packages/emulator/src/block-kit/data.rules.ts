import { isJsonObject, type JsonObject, type JsonValue, objectAt, objectsAt, stringAt } from '../json.js';
import { only } from './element.rules.js';
import { richTextMembers } from './rich-text.rules.js';
import {
  both,
  byType,
  demand,
  booleanRule,
  integer,
  listRule,
  type Members,
  numeric,
  objectRule,
  oneOfRule,
  type Rule,
  textRule,
  typed,
} from './rule-combinators.js';
import { createIssue } from './validation-issue.js';

const MAX_COLUMNS = 20;
const MAX_TABLE_ROWS = 100;
/** The header, and 200 rows under it. */
const MAX_DATA_ROWS = 201;

const plainCells: Members = {
  raw_text: typed({ text: textRule() }),
  raw_number: typed({ value: numeric(), text: textRule() }),
};
const cells: Members = { ...plainCells, rich_text: typed(richTextMembers, { block_id: textRule(255) }) };
const cell = byType(cells);
const headerCell = byType(plainCells);

/** A button in a cell, and what is shown in its place by a client that has none there. */
const actionCell = typed({ element: only('button') }, { fallback: headerCell });
const dataCell = byType({ ...cells, action: actionCell });

const columnSetting = objectRule({}, { align: oneOfRule('left', 'center', 'right'), is_wrapped: booleanRule });
/** Null stands for a column without settings. */
const settingOrNull: Rule = (value, place) => (value === null ? [] : columnSetting(value, place));

/** The members of a table block. */
export const tableRequired: Members = { rows: listRule(listRule(cell, MAX_COLUMNS), MAX_TABLE_ROWS) };
export const tableOptional: Members = { column_settings: listRule(settingOrNull, MAX_COLUMNS, 0) };

const header = listRule(headerCell, MAX_COLUMNS);
const headed: Rule = (value, place) => {
  const rows = isJsonObject(value) && Array.isArray(value.rows) ? value.rows : [];
  return header(rows[0] ?? [], `${place}/rows/0`);
};
const even = demand(
  table => new Set(Array.isArray(table.rows) ? table.rows.map(getTableWidth) : []).size <= 1,
  'all rows must have the same number of cells',
  'rows',
);

/** A data table block: its first row is the header, and every row is as wide as that. */
export const dataTable = both(
  typed(
    { rows: listRule(listRule(dataCell, MAX_COLUMNS), MAX_DATA_ROWS, 2), caption: textRule() },
    { page_size: integer(1, 100), row_header_column_index: integer(0, MAX_COLUMNS - 1), block_id: textRule(255) },
  ),
  headed,
  even,
);

const getTableWidth = (row: JsonValue): number => (Array.isArray(row) ? row.length : 0);

/** How many characters a table's cells have between them. */
export function countCharacters(table: JsonObject): number {
  const rows = Array.isArray(table.rows) ? table.rows : [];
  return rows
    .flatMap(row => (Array.isArray(row) ? row.filter(isJsonObject) : []))
    .reduce((sum, each) => sum + countCellCharacters(each), 0);
}

/** Rich text has its words two levels down, three in a list. */
function countCellCharacters(content: JsonObject): number {
  const own = stringAt(content, 'text') ?? (content.type === 'link' ? (stringAt(content, 'url') ?? '') : '');
  return objectsAt(content, 'elements').reduce((sum, each) => sum + countCellCharacters(each), own.length);
}

const MAX_SERIES = 12;
const MAX_POINTS = 20;
const chartName = textRule(20);

/** A slice takes up something: its value is above 0. */
const aboveZero: Rule = (value, place) => {
  const faults = numeric()(value, place);
  if (faults.length > 0 || Number(value) > 0) return faults;
  return [createIssue('must be greater than 0', place, { type: 'exclusive_minimum', expected: 0 })];
};

const chartPoint = objectRule({ label: chartName, value: numeric() });

const lineSeries = both(
  typed({
    series: listRule(objectRule({ name: chartName, data: listRule(chartPoint, MAX_POINTS) }), MAX_SERIES),
    axis_config: objectRule(
      { categories: listRule(chartName, MAX_POINTS) },
      { x_label: textRule(50), y_label: textRule(50) },
    ),
  }),
  demand(
    chart => areDistinct(objectsAt(chart, 'series').map(each => each.name)),
    'series names must be unique',
    'series',
  ),
  demand(
    chart => objectsAt(chart, 'series').every(each => matchesCategories(each, chart)),
    'each series must have exactly one data point for every category',
    'series',
  ),
);

/** The members of a data visualization block. */
export const chartRequired: Members = {
  title: textRule(50),
  chart: byType({
    pie: typed({ segments: listRule(objectRule({ label: chartName, value: aboveZero }), MAX_SERIES) }),
    bar: lineSeries,
    area: lineSeries,
    line: lineSeries,
  }),
};

function matchesCategories(series: JsonObject, chart: JsonObject): boolean {
  const axis = objectAt(chart, 'axis_config');
  const categories = axis && Array.isArray(axis.categories) ? axis.categories : [];
  const labels = objectsAt(series, 'data').map(each => each.label);
  return (
    labels.length === categories.length &&
    areDistinct(labels) &&
    labels.every(each => categories.includes(each ?? null))
  );
}

function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
