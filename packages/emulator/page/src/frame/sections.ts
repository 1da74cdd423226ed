/** A part of the page, and where the keyboard is put that comes to it: the first of these that there is to be seen. */
interface Section {
  readonly within: string;
  readonly stops: readonly string[];
}

/** In the order in which F6 goes through them, as it does in Slack; with Shift the other way round. */
const SECTIONS: readonly Section[] = [
  { within: '#page header', stops: ['#page header button'] },
  { within: 'nav', stops: ['nav [aria-current="page"]', 'nav button'] },
  { within: '#main', stops: ['#main article[tabindex="0"]', '#main [role="tab"][tabindex="0"]', '#main button'] },
  { within: '#main form', stops: ['#main textarea[data-composer]'] },
  { within: 'aside', stops: ['aside textarea[data-composer]', 'aside button'] },
  { within: '#modal', stops: ['#modal button'] },
  { within: '[aria-label="Inspector"]', stops: ['[aria-label="Inspector"] [role="tab"][tabindex="0"]'] },
];

/** Has F6 go from one part of the page to the next. What lies over all of them keeps the keyboard; a modal doesn't. */
export function followSections(): void {
  document.addEventListener('keydown', event => {
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { activeElement } = document;
    if (activeElement?.closest('[role="dialog"]:not(#modal), [role="alertdialog"]')) return;
    // The innermost: where one writes is in the middle as well.
    let at = SECTIONS.findLastIndex(({ within }) => activeElement?.closest(within));
    if (at === -1 && event.shiftKey) at = 0;
    const step = event.shiftKey ? SECTIONS.length - 1 : 1;
    for (let turn = 0; turn < SECTIONS.length; turn += 1) {
      at = (at + step) % SECTIONS.length;
      if (SECTIONS[at]?.stops.some(tookFocus)) return;
    }
  });
}

function tookFocus(stop: string): boolean {
  const element = [...document.querySelectorAll<HTMLElement>(stop)].find(each =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  element?.focus();
  return element !== undefined && document.activeElement === element;
}
