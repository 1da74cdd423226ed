import { colourOf } from './chart-data.js';
import css from './chart.module.css';

/** Which colour is what. */
export function Legend({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className={css.legend}>
      {names.map((name, index) => (
        <li key={index}>
          <span className={css.swatch} style={{ backgroundColor: colourOf(index) }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
