import { shortNumber, colourOf, type ChartData, type Series } from './chart-data.js';
import css from './chart.module.css';
import { scaleOf, type Scale } from './scale.js';

const WIDTH = 480;
const HEIGHT = 240;
const LEFT = 48;
const TOP = 10;
const BOTTOM = 44;
/** How much of the room of a category its bars take up. */
const BAR_SHARE = 0.7;

/** Where things are in the picture. */
interface Plan {
  readonly y: (value: number) => number;
  /** The middle of a category. */
  readonly x: (index: number) => number;
  readonly step: number;
}

/** Values over categories, as bars, lines or areas. */
export function SeriesChart({ type, data }: { readonly type: 'bar' | 'line' | 'area'; readonly data: ChartData }) {
  const { categories, series, xLabel, yLabel } = data;
  const scale = scaleOf(series.flatMap(({ values }) => values));
  const plan = planOf(scale, categories.length);
  return (
    <svg className={css.series} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {scale.steps.map(step => (
        <g key={step}>
          <line className={css.grid} x1={LEFT} x2={WIDTH} y1={plan.y(step)} y2={plan.y(step)} />
          <text className={css.label} x={LEFT - 6} y={plan.y(step) + 4} textAnchor="end">
            {shortNumber(step)}
          </text>
        </g>
      ))}
      {categories.map((category, index) => (
        <text key={index} className={css.label} x={plan.x(index)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
          {fitting(category, plan.step)}
        </text>
      ))}
      {series.map((each, index) =>
        type === 'bar' ? (
          <Bars key={index} series={each} place={index} of={series.length} plan={plan} />
        ) : (
          <Line key={index} series={each} place={index} plan={plan} isFilled={type === 'area'} />
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

function planOf({ from, to }: Scale, count: number): Plan {
  const step = (WIDTH - LEFT) / Math.max(count, 1);
  return {
    step,
    x: index => LEFT + (index + 0.5) * step,
    y: value => TOP + ((to - value) / (to - from)) * (HEIGHT - TOP - BOTTOM),
  };
}

interface Drawn {
  readonly series: Series;
  readonly place: number;
  readonly plan: Plan;
}

function Bars({ series, place, of, plan }: Drawn & { readonly of: number }) {
  const width = (plan.step * BAR_SHARE) / of;
  return series.values.map((value, index) => (
    <rect
      key={index}
      x={plan.x(index) - (plan.step * BAR_SHARE) / 2 + place * width}
      y={Math.min(plan.y(value), plan.y(0))}
      width={width}
      height={Math.abs(plan.y(value) - plan.y(0))}
      fill={colourOf(place)}
    >
      <title>{`${series.name}: ${value}`}</title>
    </rect>
  ));
}

function Line({ series, place, plan, isFilled }: Drawn & { readonly isFilled: boolean }) {
  const points = series.values.map((value, index) => `${plan.x(index)},${plan.y(value)}`);
  const ground = plan.y(0);
  const area = [`${plan.x(0)},${ground}`, ...points, `${plan.x(points.length - 1)},${ground}`];
  return (
    <g stroke={colourOf(place)} fill={colourOf(place)}>
      {isFilled && <polygon points={area.join(' ')} stroke="none" fillOpacity={0.25} />}
      <polyline points={points.join(' ')} fill="none" strokeWidth={2} />
      {series.values.map((value, index) => (
        <circle key={index} cx={plan.x(index)} cy={plan.y(value)} r={3} stroke="none">
          <title>{`${series.name}: ${value}`}</title>
        </circle>
      ))}
    </g>
  );
}

/** As much of a name as there is room for. */
function fitting(name: string, width: number): string {
  const most = Math.max(Math.trunc(width / 6), 2);
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
