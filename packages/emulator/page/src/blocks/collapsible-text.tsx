import { type ReactNode, useId } from 'react';
import { surfaceKey } from '../elements/element-location.js';
import { useSurface } from '../elements/surface.js';
import { pageStore, usePage } from '../store/page-store.js';
import css from './foldable.module.css';

/** Slack collapses texts from this length on. */
const MIN_COLLAPSIBLE_LENGTH = 700;
const MAX_VISIBLE_LINES = 5;

/** Collapses a long text in a message, with a button that expands it. */
export function CollapsibleText({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const id = useId();
  const surface = useSurface();
  const key = `${surface ? surfaceKey(surface) : ''} ${text}`;
  const isExpanded = usePage(({ expandedTexts }) => expandedTexts[key] === true);
  const isLong = text.length >= MIN_COLLAPSIBLE_LENGTH || text.split('\n').length > MAX_VISIBLE_LINES;
  if (surface?.kind !== 'message' || !isLong) return children;
  return (
    <div>
      <div id={id} className={isExpanded ? undefined : css.folded}>
        {children}
      </div>
      <button
        type="button"
        className={css.more}
        aria-expanded={isExpanded}
        aria-controls={id}
        onClick={() => pageStore.getState().setExpanded(key, !isExpanded)}
      >
        {isExpanded ? 'Show less' : 'Show more'}
      </button>
    </div>
  );
}
