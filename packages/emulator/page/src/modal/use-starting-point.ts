import { useEffect, useRef, type RefObject } from 'react';
import type { View } from '../../../src/workspace/views/view.js';
import { focusStart } from './starting-point.js';

/**
 * Puts the focus where somebody begins in a modal whenever another one comes to the top; its updates leave the focus
 * where it is.
 * @returns what does it when the first one opens: the dialog knows by then where the focus was before
 */
export function useStartingPoint(top: View | undefined, shown: RefObject<HTMLElement | null>): () => false {
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (top && shown.current && before.current !== null && before.current !== top.id) focusStart(shown.current, top);
    before.current = top?.id ?? null;
  }, [shown, top]);
  return () => {
    if (top && shown.current) focusStart(shown.current, top);
    return false;
  };
}
