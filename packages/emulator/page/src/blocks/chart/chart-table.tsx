import { ScrollRegion } from '../../ui/scroll-region.js';
import type { ChartData } from './chart-data.js';
import css from '../table.module.css';
import chartCss from './chart.module.css';

/** The numbers of a chart, for whoever wants them or can't see it. */
export function ChartTable({ data: { categories, series, xLabel } }: { readonly data: ChartData }) {
  return (
    <details className={chartCss.numbers}>
      <summary>Numbers</summary>
      <ScrollRegion label="Numbers of the chart">
        <table className={css.table}>
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
                  <td key={index} className={css.number}>
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
