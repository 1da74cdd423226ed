import { focusMain } from './focus.js';

/** What the keyboard is put on as such: a message, a dialog. */
const WHOLE = 'article, [role="dialog"]';
/** Where it stops by itself in what is left, and then what else it can be put on. */
const STOPS = [
  'article[tabindex="0"], textarea, input',
  'a[href], button:not(:disabled), select, [tabindex="0"]',
] as const;
/** Parts of the page: where one of them is gone, the keyboard goes to the middle. */
const PART = 'aside, nav, section, header, footer, form, [role="dialog"], #main';

/**
 * Never leaves the keyboard nowhere: where what it is at goes, it goes to what is left around that, or else to where one
 * writes. Who clicks beside everything is left alone.
 */
export function keepFocus(): void {
  const page = document.querySelector('#page');
  /** What the keyboard is at and what that stands in; and the same of what it was at last in no popup. */
  let at: readonly Element[] = [];
  let atInPage: readonly Element[] = [];
  const isLost = (): boolean => document.activeElement === document.body && at.length > 0 && !isThere(at[0]);
  const look = (): void => {
    if (isLost()) {
      const left = leftOf(at) ?? leftOf(atInPage);
      if (left) left.focus();
      else focusMain();
    } else if (document.activeElement === document.body) at = [];
  };
  // What opened a popup gets it back when that closes: a moment later.
  const soon = (): void => void requestAnimationFrame(() => requestAnimationFrame(look));
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    at = within(target);
    if (page?.contains(target) === true) atInPage = at;
  });
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (!relatedTarget) soon();
  });
  new MutationObserver(() => {
    if (isLost()) soon();
  }).observe(document.body, { childList: true, subtree: true });
}

/** From the inside. */
function within(element: Element): readonly Element[] {
  const around: Element[] = [];
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) around.push(each);
  return around;
}

/** What can be focused in the nearest that is left, of the part of the page that it was in. */
function leftOf(around: readonly Element[]): HTMLElement | undefined {
  const whole = around.find(each => each.matches(WHOLE) && isThere(each));
  if (whole instanceof HTMLElement) return whole;
  for (const each of around) {
    const found = isThere(each) ? stopIn(each) : undefined;
    if (found || each.matches(PART)) return found;
  }
  return undefined;
}

function stopIn(element: Element): HTMLElement | undefined {
  for (const stops of STOPS) {
    const found = [...element.querySelectorAll(stops)].find(isThere);
    if (found instanceof HTMLElement) return found;
  }
  return undefined;
}

const isThere = (element: Element | undefined): boolean =>
  element?.isConnected === true && element.checkVisibility({ visibilityProperty: true });
