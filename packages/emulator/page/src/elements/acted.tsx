import type { ReactNode } from 'react';
import type { Acting } from '../store/acting.slice.js';
import css from './acted.module.css';

/** An element with how the last act on it went: a mark until the app has acked, and what Slack says if it didn't. */
export function Acted({
  acting,
  isWide = false,
  children,
}: {
  readonly acting: Acting | undefined;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`${css.acted} ${isWide ? css.wide : ''}`} aria-busy={acting?.isBusy === true || undefined}>
      {children}
      {acting?.isBusy && <output className={css.spinner} aria-label="Waiting for the app" />}
      {acting?.problem !== undefined && (
        <span className={css.problem} role="alert">
          <span aria-hidden>⚠</span> {acting.problem}
        </span>
      )}
    </div>
  );
}
