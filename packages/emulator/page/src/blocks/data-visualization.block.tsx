import { objectAt, stringAt } from '../../../src/json.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import { chartSeries } from './chart/chart-data.js';
import { ChartTable } from './chart/chart-table.js';
import { Legend } from './chart/legend.js';
import { PieChart } from './chart/pie-chart.js';
import { SeriesChart } from './chart/series-chart.js';
import css from './chart/chart.module.css';

export const kind: BlockKind = { type: 'data_visualization', Block: DataVisualization };

/** A chart, and what it shows as a table. */
function DataVisualization({ block }: BlockProps) {
  const chart = objectAt(block, 'chart') ?? {};
  const type = stringAt(chart, 'type') ?? 'without a type';
  const data = chartSeries(chart);
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
