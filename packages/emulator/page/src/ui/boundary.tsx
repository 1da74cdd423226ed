import { Component, type ReactNode } from 'react';

/** What breaks within is replaced by something else, instead of taking the page down. */
export class Boundary extends Component<{ readonly children: ReactNode; readonly instead: ReactNode }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.instead : this.props.children;
  }
}
