import { type ChartData, getSeriesColor, type Series, shortNumber } from './chart-data.js';
import css from './chart.module.css';

const WIDTH = 480;
const HEIGHT = 240;
const LEFT = 48;
const TOP = 10;
const BOTTOM = 44;
/** The share of a category's width that its bars cover. */
const BAR_SHARE = 0.7;

/** Maps values to coordinates. */
interface ChartLayout {
  readonly y: (value: number) => number;
  /** The center of a category. */
  readonly x: (index: number) => number;
  readonly step: number;
}

export function SeriesChart({ type, data }: { readonly type: 'bar' | 'line' | 'area'; readonly data: ChartData }) {
  const { categories, series, xLabel, yLabel } = data;
  const scale = createScale(series.flatMap(({ values }) => values));
  const layout = createLayout(scale, categories.length);
  return (
    <svg className={css.series} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {scale.steps.map(step => (
        <g key={step}>
          <line className={css.grid} x1={LEFT} x2={WIDTH} y1={layout.y(step)} y2={layout.y(step)} />
          <text className={css.label} x={LEFT - 6} y={layout.y(step) + 4} textAnchor="end">
            {shortNumber(step)}
          </text>
        </g>
      ))}
      {categories.map((category, index) => (
        <text key={index} className={css.label} x={layout.x(index)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
          {truncateLabel(category, layout.step)}
        </text>
      ))}
      {series.map((each, index) =>
        type === 'bar' ? (
          <BarSeries key={index} series={each} seriesIndex={index} seriesCount={series.length} layout={layout} />
        ) : (
          <LineSeries key={index} series={each} seriesIndex={index} layout={layout} isFilled={type === 'area'} />
        ),
      )}
      <text className={css.label} x={(LEFT + WIDTH) / 2} y={HEIGHT - 6} textAnchor="middle">
        {xLabel}
      </text>
      <text className={css.label} transform={`translate(10 ${(HEIGHT - BOTTOM) / 2}) rotate(-90)`} textAnchor="middle">
        {yLabel}
      </text>
    </svg>
  );
}

function createLayout({ from, to }: Scale, count: number): ChartLayout {
  const step = (WIDTH - LEFT) / Math.max(count, 1);
  return {
    step,
    x: index => LEFT + (index + 0.5) * step,
    y: value => TOP + ((to - value) / (to - from)) * (HEIGHT - TOP - BOTTOM),
  };
}

interface SeriesProps {
  readonly series: Series;
  readonly seriesIndex: number;
  readonly layout: ChartLayout;
}

function BarSeries({ series, seriesIndex, seriesCount, layout }: SeriesProps & { readonly seriesCount: number }) {
  const width = (layout.step * BAR_SHARE) / seriesCount;
  return series.values.map((value, index) => (
    <rect
      key={index}
      x={layout.x(index) - (layout.step * BAR_SHARE) / 2 + seriesIndex * width}
      y={Math.min(layout.y(value), layout.y(0))}
      width={width}
      height={Math.abs(layout.y(value) - layout.y(0))}
      fill={getSeriesColor(seriesIndex)}
    >
      <title>{`${series.name}: ${value}`}</title>
    </rect>
  ));
}

function LineSeries({ series, seriesIndex, layout, isFilled }: SeriesProps & { readonly isFilled: boolean }) {
  const points = series.values.map((value, index) => `${layout.x(index)},${layout.y(value)}`);
  const baseline = layout.y(0);
  const area = [`${layout.x(0)},${baseline}`, ...points, `${layout.x(points.length - 1)},${baseline}`];
  return (
    <g stroke={getSeriesColor(seriesIndex)} fill={getSeriesColor(seriesIndex)}>
      {isFilled && <polygon points={area.join(' ')} stroke="none" fillOpacity={0.25} />}
      <polyline points={points.join(' ')} fill="none" strokeWidth={2} />
      {series.values.map((value, index) => (
        <circle key={index} cx={layout.x(index)} cy={layout.y(value)} r={3} stroke="none">
          <title>{`${series.name}: ${value}`}</title>
        </circle>
      ))}
    </g>
  );
}

/** Shortens a label to the available width. */
function truncateLabel(name: string, width: number): string {
  const maximum = Math.max(Math.trunc(width / 6), 2);
  return name.length <= maximum ? name : `${name.slice(0, maximum - 1)}…`;
}

const TARGET_GRID_LINES = 4;

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly number[];
}

/** Creates a scale that includes all values and 0. */
export function createScale(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low || 1) / TARGET_GRID_LINES);
  const from = Math.floor(low / step) * step;
  const to = Math.max(Math.ceil(high / step) * step, from + step);
  const count = Math.round((to - from) / step);
  return { from, to, steps: Array.from({ length: count + 1 }, (_, index) => from + index * step) };
}

/** Rounds up to 1, 2 or 5 times a power of ten. */
function roundStep(minimum: number): number {
  const power = 10 ** Math.floor(Math.log10(minimum));
  return power * ([1, 2, 5].find(factor => factor * power >= minimum) ?? 10);
}
