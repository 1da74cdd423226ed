import { Component, type ReactNode } from 'react';
import css from './broken-part.module.css';
import { Button } from './button.js';

interface BoundaryProps {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
  /** When it changes, the children are rendered again. */
  readonly resetKey?: unknown;
}

/** Renders a fallback if a child throws while rendering. */
export class ErrorBoundary extends Component<BoundaryProps> {
  override state: { readonly isBroken: boolean; readonly resetKey: unknown } = {
    isBroken: false,
    resetKey: this.props.resetKey,
  };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  static getDerivedStateFromProps(
    { resetKey }: BoundaryProps,
    state: ErrorBoundary['state'],
  ): Partial<ErrorBoundary['state']> | null {
    return resetKey === state.resetKey ? null : { isBroken: false, resetKey };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children;
  }
}

export function BrokenPart() {
  return (
    <section className={css.broken} role="alert">
      <p>This part of the page crashed. The local Slack keeps all messages and actions.</p>
      <Button variant="primary" onClick={() => location.reload()}>
        Reload the page
      </Button>
    </section>
  );
}
