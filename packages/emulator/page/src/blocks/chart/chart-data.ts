import { objectAt, objectsAt, stringAt, type JsonObject } from '../../../../src/json.js';

/** One line, or one colour of bars: its values in the order of the categories. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

/** What a chart shows. */
export interface ChartData {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** What stands along the axes. */
  readonly xLabel: string;
  readonly yLabel: string;
}

/** What the `chart` of a block shows. The segments of a pie are one series. */
export function chartSeries(chart: JsonObject): ChartData {
  const axis = objectAt(chart, 'axis_config') ?? {};
  const labels = { xLabel: stringAt(axis, 'x_label') ?? '', yLabel: stringAt(axis, 'y_label') ?? '' };
  const segments = objectsAt(chart, 'segments');
  if (segments.length > 0) {
    const values = segments.map(valueOf);
    return { categories: segments.map(labelOf), series: [{ name: 'Value', values }], ...labels };
  }
  const all = objectsAt(chart, 'series');
  const named = Array.isArray(axis.categories) ? axis.categories.filter(each => typeof each === 'string') : [];
  const categories = named.length > 0 ? named : [...new Set(all.flatMap(each => objectsAt(each, 'data').map(labelOf)))];
  const series = all.map(each => {
    const byLabel = new Map(objectsAt(each, 'data').map(point => [labelOf(point), valueOf(point)]));
    return { name: stringAt(each, 'name') ?? '', values: categories.map(category => byLabel.get(category) ?? 0) };
  });
  return { categories, series, ...labels };
}

const labelOf = (point: JsonObject): string => stringAt(point, 'label') ?? '';
const valueOf = ({ value }: JsonObject): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** The colour of the series or segment with this index: neighbours are far apart, and each is seen on light and dark. */
export function colourOf(index: number): string {
  return `hsl(${(212 + index * 137) % 360} 62% 50%)`;
}

const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

/** A number as it stands beside an axis: `32K`. */
export const shortNumber = (value: number): string => short.format(value);
