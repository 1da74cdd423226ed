import { objectAt, stringAt } from '../../../src/json.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import { type ChartData, getSeriesColor, parseChart } from './chart/chart-data.js';
import css from './chart/chart.module.css';
import { SeriesChart } from './chart/series-chart.js';
import tableCss from './table.module.css';

export default { type: 'data_visualization', Block: DataVisualization } satisfies BlockKind;

function DataVisualization({ block }: BlockProps) {
  const chart = objectAt(block, 'chart') ?? {};
  const type = stringAt(chart, 'type') ?? 'without a type';
  const data = parseChart(chart);
  return (
    <figure className={css.figure}>
      <figcaption className={css.title}>{stringAt(block, 'title')}</figcaption>
      {type === 'pie' && <PieChart points={data.series[0]?.values ?? []} />}
      {(type === 'bar' || type === 'line' || type === 'area') && <SeriesChart type={type} data={data} />}
      {!['pie', 'bar', 'line', 'area'].includes(type) && <p className={css.unknown}>Unknown chart: {type}</p>}
      <Legend names={type === 'pie' ? data.categories : data.series.map(({ name }) => name)} />
      <ChartTable data={data} />
    </figure>
  );
}

export function Legend({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className={css.legend}>
      {names.map((name, index) => (
        <li key={index}>
          <span className={css.swatch} style={{ backgroundColor: getSeriesColor(index) }} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The chart's values as a table, for screen readers and for reading exact numbers. */
export function ChartTable({ data: { categories, series, xLabel } }: { readonly data: ChartData }) {
  return (
    <details className={css.numbers}>
      <summary>Data</summary>
      <ScrollRegion label="Chart data">
        <table className={tableCss.table}>
          <thead>
            <tr>
              <th scope="col">{xLabel}</th>
              {series.map(({ name }, index) => (
                <th key={index} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((category, row) => (
              <tr key={row}>
                <th scope="row">{category}</th>
                {series.map(({ values }, index) => (
                  <td key={index} className={tableCss.number}>
                    {values[row]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}

const RADIUS = 100;

export function PieChart({ points }: { readonly points: readonly number[] }) {
  const shares = toShares(points);
  const ends = shares.map((_, index) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0));
  return (
    <svg className={css.pie} viewBox="-104 -104 208 208" aria-hidden>
      {shares.map((share, index) => (
        <path key={index} d={segment((ends[index] ?? 0) - share, share)} fill={getSeriesColor(index)}>
          <title>{`${Math.round(share * 100)} %`}</title>
        </path>
      ))}
    </svg>
  );
}

function toShares(points: readonly number[]): readonly number[] {
  const positive = points.map(point => Math.max(point, 0));
  const sum = positive.reduce((total, point) => total + point, 0);
  return positive.map(point => (sum > 0 ? point / sum : 0));
}

function segment(start: number, share: number): string {
  // SVG does not draw an arc whose start and end points are equal.
  const end = start + Math.min(share, 0.9999);
  return `M 0 0 L ${rim(start)} A ${RADIUS} ${RADIUS} 0 ${share > 0.5 ? 1 : 0} 1 ${rim(end)} Z`;
}

function rim(fraction: number): string {
  const angle = fraction * 2 * Math.PI;
  return `${(RADIUS * Math.sin(angle)).toFixed(3)} ${(-RADIUS * Math.cos(angle)).toFixed(3)}`;
}
