/** A region of the page, and the elements that receive its focus: the first visible one. */
interface PageSection {
  readonly within: string;
  readonly stops: readonly string[];
}

/** F6 order, as in Slack. Shift reverses it. */
const SECTIONS: readonly PageSection[] = [
  { within: '#page header', stops: ['#page header button'] },
  { within: 'nav', stops: ['nav [aria-current="page"]', 'nav button'] },
  { within: '#main', stops: ['#main article[tabindex="0"]', '#main [role="tab"][tabindex="0"]', '#main button'] },
  { within: '#main form', stops: ['#main textarea[data-composer]'] },
  { within: 'aside', stops: ['aside textarea[data-composer]', 'aside button'] },
  { within: '#modal', stops: ['#modal button'] },
  { within: '[aria-label="Inspector"]', stops: ['[aria-label="Inspector"] [role="tab"][tabindex="0"]'] },
];

/** Moves the focus between regions on F6, except inside dialogs other than modals. */
export function handleSectionKeys(): void {
  document.addEventListener('keydown', event => {
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { activeElement } = document;
    if (activeElement?.closest('[role="dialog"]:not(#modal), [role="alertdialog"]')) return;
    // The composer is inside the main pane, so the innermost region wins.
    let at = SECTIONS.findLastIndex(({ within }) => activeElement?.closest(within));
    if (at === -1 && event.shiftKey) at = 0;
    const step = event.shiftKey ? SECTIONS.length - 1 : 1;
    for (let attempt = 0; attempt < SECTIONS.length; attempt += 1) {
      at = (at + step) % SECTIONS.length;
      if (SECTIONS[at]?.stops.some(focusFirstVisible)) return;
    }
  });
}

function focusFirstVisible(stop: string): boolean {
  const element = [...document.querySelectorAll<HTMLElement>(stop)].find(each =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  element?.focus();
  return element !== undefined && document.activeElement === element;
}
