import { flushSync } from 'react-dom';
import type { Place } from '../store/look.js';
import { currentChannel } from '../store/current.js';
import { pageStore } from '../store/page-store.js';

/** Puts the keyboard where one writes in the middle. @returns whether anything is written there */
function focusComposer(): boolean {
  return tookFocus(document.querySelector('#main textarea[data-composer]'));
}

/** Puts the keyboard where one writes, or on whatever there is room for. */
export function focusMain(): void {
  if (focusComposer() || tookFocus(document.querySelector('#main'))) return;
  for (const each of document.querySelectorAll<HTMLElement>('aside textarea, [role="tab"], header button')) {
    if (tookFocus(each)) return;
  }
}

/** Puts the keyboard on a message of the conversation in the middle. @returns whether it is there to be seen */
export function focusMessage(ts: string): boolean {
  return tookFocus(document.querySelector(`#main article[data-row="${CSS.escape(ts)}"]`));
}

/** Goes to a place as who is about to write there: the keyboard is there then, and what lay over the page is gone. */
export function goAndWrite(place: Place): void {
  leaveAndWrite(() => pageStore.getState().goTo(place));
}

/** Goes on as somebody else, who is about to write. */
export function actAndWrite(userId: string): void {
  leaveAndWrite(() => pageStore.getState().turn({ userId }));
}

function leaveAndWrite(leave: () => void): void {
  flushSync(() => {
    leave();
    pageStore.getState().setOverlay(null);
  });
  // What lay over the page gives the keyboard back to where it was, first.
  queueMicrotask(() => {
    const { place } = pageStore.getState().look;
    if (!focusComposer() && place.kind === 'channel') writeOnceThere(place);
  });
}

/** What was made just now is there once the local Slack has told of it. */
function writeOnceThere(place: Place): void {
  const end = pageStore.subscribe(state => {
    const isThere = currentChannel(state) !== undefined;
    if (!isThere && state.look.place === place) return;
    end();
    if (isThere && state.look.place === place) requestAnimationFrame(focusComposer);
  });
}

function tookFocus(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null && document.activeElement === element;
}
