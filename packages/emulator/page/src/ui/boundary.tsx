import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  readonly children: ReactNode;
  readonly instead: ReactNode;
  /** What is drawn within: another one is tried anew. */
  readonly of?: unknown;
}

/** What breaks within is replaced by something else, instead of taking the page down. */
export class Boundary extends Component<BoundaryProps> {
  override state: { readonly isBroken: boolean; readonly of: unknown } = { isBroken: false, of: this.props.of };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  static getDerivedStateFromProps({ of }: BoundaryProps, state: Boundary['state']): Partial<Boundary['state']> | null {
    return of === state.of ? null : { isBroken: false, of };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.instead : this.props.children;
  }
}
