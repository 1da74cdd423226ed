import { type ScaleLogarithmic, scaleLog } from 'd3-scale';
import { line as createPath } from 'd3-shape';
import escapeHtml from 'escape-html';
import type { ChartData, Series } from './chart-data.js';
import { spreadLabels } from './label-positions.js';
import { CURVE_STYLES, STYLE } from './chart-style.js';

const WIDTH = 860;
const HEIGHT = 480;
const PLOT = { left: 64, right: 590, top: 76, bottom: 404 };
const LABEL_GAP = 17;

type Point = Series['points'][number];

interface Scales {
  readonly x: ScaleLogarithmic<number, number>;
  readonly y: ScaleLogarithmic<number, number>;
}

/**
 * Draws the CPU time of an envelope by the number of handlers for each client, with logarithmic axes, as a standalone SVG
 * for light and dark pages.
 */
export function drawChart({ series, machine }: ChartData): string {
  const scales = scalesOf(series.flatMap(({ points }) => points));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title">`,
    '<title id="title">CPU of an envelope by the number of handlers</title>',
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`,
    text(24, 34, 'What a command costs, by the number of handlers', 'heading'),
    text(24, 56, 'CPU microseconds an envelope; both axes are logarithmic', 'small'),
    ...axes(scales),
    ...series.flatMap((client, index) => curve(client, index, scales)),
    ...labels(series, scales),
    text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 40, 'handlers', 'small middle'),
    text(24, HEIGHT - 14, machine, 'small'),
    '</svg>',
  ].join('\n')}\n`;
}

function scalesOf(points: readonly Point[]): Scales {
  const cpu = points.map(({ cpuUs }) => cpuUs);
  const handlers = points.map(({ handlers: count }) => count);
  return {
    x: scaleLog([1, Math.max(10, ...handlers)], [PLOT.left, PLOT.right]),
    y: scaleLog([Math.min(10, ...cpu), Math.max(100, ...cpu)], [PLOT.bottom, PLOT.top]).nice(),
  };
}

function axes({ x, y }: Scales): string[] {
  const powers = (scale: Scales['x']): number[] => scale.ticks().filter(tick => Number.isInteger(Math.log10(tick)));
  return [
    ...powers(y).flatMap(tick => [
      `<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/>`,
      text(PLOT.left - 8, y(tick) + 4, tick.toLocaleString('en'), 'small end'),
    ]),
    ...powers(x).map(tick => text(x(tick), PLOT.bottom + 20, tick.toLocaleString('en'), 'small middle')),
  ];
}

function curve({ points }: Series, index: number, { x, y }: Scales): string[] {
  const path = createPath<Point>(
    ({ handlers }) => x(handlers),
    ({ cpuUs }) => y(cpuUs),
  )(points);
  return [
    `<path class="curve ${styleOf(index)}" d="${path ?? ''}"/>`,
    ...points.map(
      ({ handlers, cpuUs }) =>
        `<circle class="dot ${styleOf(index)}" cx="${at(x(handlers))}" cy="${at(y(cpuUs))}" r="3.5"/>`,
    ),
  ];
}

/** Labels each curve at its end instead of in a legend. */
function labels(series: readonly Series[], { x, y }: Scales): string[] {
  const ends = series.map(({ points }) => points.at(-1) ?? { handlers: 1, cpuUs: 1 });
  const positions = spreadLabels(
    ends.map(({ cpuUs }) => y(cpuUs)),
    LABEL_GAP,
    PLOT.bottom,
  );
  return series.flatMap(({ title }, index) => {
    const end = ends[index] ?? { handlers: 1, cpuUs: 1 };
    const position = positions[index] ?? 0;
    const from = `${at(x(end.handlers) + 6)},${at(y(end.cpuUs))}`;
    return [
      `<path class="leader" d="M${from}L${PLOT.right + 14},${at(position)}"/>`,
      text(PLOT.right + 18, position + 4, `${title}, ${rounded(end.cpuUs)}`, `label ${styleOf(index)}`),
    ];
  });
}

const styleOf = (index: number): string => `line-${index % CURVE_STYLES}`;
const rounded = (us: number): string => (us < 100 ? us.toFixed(1) : Math.round(us).toLocaleString('en'));
const at = (coordinate: number): string => coordinate.toFixed(1);
const text = (x: number, y: number, words: string, style: string): string =>
  `<text class="${style}" x="${at(x)}" y="${at(y)}">${escapeHtml(words)}</text>`;
