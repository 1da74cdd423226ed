import type { ReactNode } from 'react';
import sampleCss from '../home/sample.module.css';
import css from './scroll-region.module.css';

/** Scrolls wide content, also by keyboard. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={css.region} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

export function Sample({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    <ScrollRegion label={label}>
      <pre className={sampleCss.lines}>{code}</pre>
    </ScrollRegion>
  );
}
