import { flushSync } from 'react-dom';
import { pageStore } from '../store/page-store.js';
import type { MainContent } from '../store/route.slice.js';
import { currentChannel } from '../store/selectors.js';

/** @returns whether the main pane has a composer */
function focusMainComposer(): boolean {
  return focusElement(document.querySelector('#main textarea[data-composer]'));
}

/** Focuses the composer, or else the first visible control. */
export function focusMain(): void {
  if (focusMainComposer() || focusElement(document.querySelector('#main'))) return;
  for (const each of document.querySelectorAll<HTMLElement>('aside textarea, [role="tab"], header button')) {
    if (focusElement(each)) return;
  }
}

/** Focuses a message in the main pane. @returns whether it is visible */
export function focusMessage(ts: string): boolean {
  return focusElement(document.querySelector(`#main article[data-row="${CSS.escape(ts)}"]`));
}

/** Opens a conversation or app, closes the overlay and focuses the composer. */
export function openAndFocus(main: MainContent): void {
  closeOverlayAndFocus(() => pageStore.getState().openMain(main));
}

/** Switches to another user and focuses the composer. */
export function actAsAndFocus(userId: string): void {
  closeOverlayAndFocus(() => pageStore.getState().navigate({ userId }));
}

function closeOverlayAndFocus(leave: () => void): void {
  flushSync(() => {
    leave();
    pageStore.getState().setOverlay(null);
  });
  // A closing overlay restores the previous focus first.
  queueMicrotask(() => {
    const { main } = pageStore.getState().route;
    if (!focusMainComposer() && main.kind === 'channel') focusOnceLoaded(main);
  });
}

/** A new conversation appears once the live stream reports it. */
function focusOnceLoaded(main: MainContent): void {
  const end = pageStore.subscribe(state => {
    const isThere = currentChannel(state) !== undefined;
    if (!isThere && state.route.main === main) return;
    end();
    if (isThere && state.route.main === main) requestAnimationFrame(focusMainComposer);
  });
}

function focusElement(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null && document.activeElement === element;
}
