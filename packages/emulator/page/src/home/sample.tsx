import { ScrollRegion } from '../ui/scroll-region.js';
import css from './sample.module.css';

/** Lines for whoever makes the app. */
export function Sample({ label, lines }: { readonly label: string; readonly lines: string }) {
  return (
    <ScrollRegion label={label}>
      <pre className={css.lines}>{lines}</pre>
    </ScrollRegion>
  );
}
