import type { ReactNode } from 'react';
import css from './scroll-region.module.css';

/** What may be wider than there is room: it scrolls within, and the keyboard can reach it. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={css.region} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
