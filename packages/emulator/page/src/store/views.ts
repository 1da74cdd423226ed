import type { View } from '../../../src/workspace/views/view.js';
import type { Seen } from './seen.js';

/** A modal or Home that somebody has before them. */
export interface ShownView {
  readonly view: View;
  /** No other modal lies over it. */
  readonly isOnTop: boolean;
}

/** The modal or Home of this id; nothing where it is closed. */
export function shownView({ views, homes }: Pick<Seen, 'views' | 'homes'>, id: string): ShownView | undefined {
  const isMeant = (view: View): boolean => view.id === id;
  for (const stack of Object.values(views)) {
    const view = stack.find(isMeant);
    if (view) return { view, isOnTop: stack.at(-1) === view };
  }
  const home = Object.values(homes).find(isMeant);
  return home && { view: home, isOnTop: true };
}
