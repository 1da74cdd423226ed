import { objectAt, objectsAt, type JsonObject } from '../json.js';
import { failed } from './fault.js';
import { both, byType, demand, list, numeric, object, text, typed, type Members, type Rule } from './shape.js';

const MAX_SERIES = 12;
const MAX_POINTS = 20;
const name = text(20);

/** A slice takes up something: its value is above 0. */
const aboveZero: Rule = (value, place) => {
  const faults = numeric()(value, place);
  if (faults.length > 0 || Number(value) > 0) return faults;
  return [failed('must be greater than 0', place, { type: 'exclusive_minimum', expected: 0 })];
};

const point = object({ label: name, value: numeric() });

const lines = both(
  typed({
    series: list(object({ name, data: list(point, MAX_POINTS) }), MAX_SERIES),
    axis_config: object({ categories: list(name, MAX_POINTS) }, { x_label: text(50), y_label: text(50) }),
  }),
  demand(
    chart => areDistinct(objectsAt(chart, 'series').map(each => each.name)),
    'series names must be unique',
    'series',
  ),
  demand(
    chart => objectsAt(chart, 'series').every(each => fits(each, chart)),
    'each series must have exactly one data point for every category',
    'series',
  ),
);

/** The members of a data visualization block. */
export const chartRequired: Members = {
  title: text(50),
  chart: byType({
    pie: typed({ segments: list(object({ label: name, value: aboveZero }), MAX_SERIES) }),
    bar: lines,
    area: lines,
    line: lines,
  }),
};

function fits(series: JsonObject, chart: JsonObject): boolean {
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
