import { useId, type ReactNode } from 'react';
import { surfaceKey } from '../elements/element-place.js';
import { useSurface } from '../elements/surface.js';
import { pageStore, usePage } from '../store/page-store.js';
import css from './foldable.module.css';

/** From which length on Slack folds a text away. */
const LONGEST = 700;
const MOST_LINES = 5;

/** A text, of which the beginning is shown where it is long and in a message, until somebody wants the rest. */
export function Foldable({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const id = useId();
  const surface = useSurface();
  const key = `${surface ? surfaceKey(surface) : ''} ${text}`;
  const isUnfolded = usePage(({ unfolded }) => unfolded[key] === true);
  const isLong = text.length >= LONGEST || text.split('\n').length > MOST_LINES;
  if (surface?.kind !== 'message' || !isLong) return children;
  return (
    <div>
      <div id={id} className={isUnfolded ? undefined : css.folded}>
        {children}
      </div>
      <button
        type="button"
        className={css.more}
        aria-expanded={isUnfolded}
        aria-controls={id}
        onClick={() => pageStore.getState().unfold(key, !isUnfolded)}
      >
        {isUnfolded ? 'Show less' : 'Show more'}
      </button>
    </div>
  );
}
