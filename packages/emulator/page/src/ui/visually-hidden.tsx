import type { ReactNode } from 'react';
import css from './visually-hidden.module.css';

/** What only screen readers say: it stands for something that is seen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>;
}
