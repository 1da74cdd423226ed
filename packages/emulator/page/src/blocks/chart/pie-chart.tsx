import { colourOf } from './chart-data.js';
import css from './chart.module.css';

const RADIUS = 100;

/** Segments of a circle, from the top on. */
export function PieChart({ points }: { readonly points: readonly number[] }) {
  const shares = sharesOf(points);
  const ends = shares.map((_, index) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0));
  return (
    <svg className={css.pie} viewBox="-104 -104 208 208" aria-hidden>
      {shares.map((share, index) => (
        <path key={index} d={segment((ends[index] ?? 0) - share, share)} fill={colourOf(index)}>
          <title>{`${Math.round(share * 100)} %`}</title>
        </path>
      ))}
    </svg>
  );
}

function sharesOf(points: readonly number[]): readonly number[] {
  const positive = points.map(point => Math.max(point, 0));
  const sum = positive.reduce((total, point) => total + point, 0);
  return positive.map(point => (sum > 0 ? point / sum : 0));
}

function segment(start: number, share: number): string {
  // An arc that ends where it began is none.
  const end = start + Math.min(share, 0.9999);
  return `M 0 0 L ${rim(start)} A ${RADIUS} ${RADIUS} 0 ${share > 0.5 ? 1 : 0} 1 ${rim(end)} Z`;
}

function rim(turn: number): string {
  const angle = turn * 2 * Math.PI;
  return `${(RADIUS * Math.sin(angle)).toFixed(3)} ${(-RADIUS * Math.cos(angle)).toFixed(3)}`;
}
