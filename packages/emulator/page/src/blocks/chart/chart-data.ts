import { type JsonObject, objectAt, objectsAt, stringAt } from '../../../../src/json.js';

/** The values of one line or bar color, in category order. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

export interface ChartData {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Parses a block's `chart`. The segments of a pie form one series. */
export function parseChart(chart: JsonObject): ChartData {
  const axis = objectAt(chart, 'axis_config') ?? {};
  const labels = { xLabel: stringAt(axis, 'x_label') ?? '', yLabel: stringAt(axis, 'y_label') ?? '' };
  const segments = objectsAt(chart, 'segments');
  if (segments.length > 0) {
    const values = segments.map(valueOf);
    return { categories: segments.map(getPointLabel), series: [{ name: 'Value', values }], ...labels };
  }
  const all = objectsAt(chart, 'series');
  const named = Array.isArray(axis.categories) ? axis.categories.filter(each => typeof each === 'string') : [];
  const categories =
    named.length > 0 ? named : [...new Set(all.flatMap(each => objectsAt(each, 'data').map(getPointLabel)))];
  const series = all.map(each => {
    const byLabel = new Map(objectsAt(each, 'data').map(point => [getPointLabel(point), valueOf(point)]));
    return { name: stringAt(each, 'name') ?? '', values: categories.map(category => byLabel.get(category) ?? 0) };
  });
  return { categories, series, ...labels };
}

const getPointLabel = (point: JsonObject): string => stringAt(point, 'label') ?? '';
const valueOf = ({ value }: JsonObject): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** Returns a color that contrasts with its neighbors on light and dark backgrounds. */
export function getSeriesColor(index: number): string {
  return `hsl(${(212 + index * 137) % 360} 62% 50%)`;
}

const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

/** Formats a number for an axis: `32K`. */
export const shortNumber = (value: number): string => short.format(value);
