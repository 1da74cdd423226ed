import type { ReactNode } from 'react';
import type { ActionStatus } from '../store/elements.slice.js';
import css from './acted.module.css';

/** Shows the state of the element's last action: a spinner until the app acks, or Slack's error. */
export function ActionStatusFrame({
  actionStatus,
  isWide = false,
  children,
}: {
  readonly actionStatus: ActionStatus | undefined;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`${css.acted} ${isWide ? css.wide : ''}`} aria-busy={actionStatus?.isBusy === true || undefined}>
      {children}
      {actionStatus?.isBusy && <output className={css.spinner} aria-label="Waiting for the app" />}
      {actionStatus?.problem !== undefined && (
        <span className={css.problem} role="alert">
          <span aria-hidden>⚠</span> {actionStatus.problem}
        </span>
      )}
    </div>
  );
}
