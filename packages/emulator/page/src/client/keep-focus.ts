import { focusMain } from './focus.js';

/** Elements that receive the focus as a whole: messages and dialogs. */
const WHOLE = 'article, [role="dialog"]';
/** Preferred focus targets, then all other focusable elements. */
const STOPS = [
  'article[tabindex="0"], textarea, input',
  'a[href], button:not(:disabled), select, [tabindex="0"]',
] as const;
/** When one of these parts disappears, the focus moves to the main pane. */
const PART = 'aside, nav, section, header, footer, form, [role="dialog"], #main';

/**
 * Restores the focus when the focused element is removed: to the nearest remaining element, or else to the composer.
 * Clicks on empty areas do not count.
 */
export function restoreLostFocus(): void {
  const page = document.querySelector('#page');
  /** The focused element and its ancestors; and the same for the last focus outside popups. */
  let at: readonly Element[] = [];
  let atInPage: readonly Element[] = [];
  const isLost = (): boolean => document.activeElement === document.body && at.length > 0 && !isThere(at[0]);
  const checkFocus = (): void => {
    if (isLost()) {
      const left = findRemainingStop(at) ?? findRemainingStop(atInPage);
      if (left) left.focus();
      else focusMain();
    } else if (document.activeElement === document.body) at = [];
  };
  // A closing popup restores the focus itself, up to two frames later.
  const scheduleCheck = (): void => void requestAnimationFrame(() => requestAnimationFrame(checkFocus));
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    at = getAncestors(target);
    if (page?.contains(target) === true) atInPage = at;
  });
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (!relatedTarget) scheduleCheck();
  });
  new MutationObserver(() => {
    if (isLost()) scheduleCheck();
  }).observe(document.body, { childList: true, subtree: true });
}

/** Innermost first. */
function getAncestors(element: Element): readonly Element[] {
  const around: Element[] = [];
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) around.push(each);
  return around;
}

/** Finds the nearest focusable element in the same part of the page. */
function findRemainingStop(around: readonly Element[]): HTMLElement | undefined {
  const container = around.find(each => each.matches(WHOLE) && isThere(each));
  if (container instanceof HTMLElement) return container;
  for (const each of around) {
    const found = isThere(each) ? findStop(each) : undefined;
    if (found || each.matches(PART)) return found;
  }
  return undefined;
}

function findStop(element: Element): HTMLElement | undefined {
  for (const stops of STOPS) {
    const found = [...element.querySelectorAll(stops)].find(isThere);
    if (found instanceof HTMLElement) return found;
  }
  return undefined;
}

const isThere = (element: Element | undefined): boolean =>
  element?.isConnected === true && element.checkVisibility({ visibilityProperty: true });
