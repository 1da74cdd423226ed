import type { Page } from 'playwright-core';

/** Looks through the whole document, in the page. */
const LOOK = `(() => {
  const found = [];
  if (window.marked !== undefined) found.push('code of a text has run');
  for (const element of document.querySelectorAll('*')) {
    const told = () => element.outerHTML.slice(0, 200);
    if (['iframe', 'frame', 'object', 'embed', 'base', 'style', 'portal'].includes(element.localName)) found.push(told());
    if (element.localName === 'script' && new URL(element.src).origin !== location.origin) found.push(told());
    if (element.localName === 'meta' && element.httpEquiv) found.push(told());
    for (const { name } of element.attributes) {
      if (name.startsWith('on') || ['srcdoc', 'formaction', 'action', 'ping', 'xlink:href'].includes(name)) found.push(told());
    }
    if (element.localName === 'a') {
      const isSafe = ['http:', 'https:', 'mailto:'].includes(element.protocol);
      const leavesNothing = element.rel.includes('noopener') && element.rel.includes('noreferrer');
      const isOwn = element.origin === location.origin && element.getAttribute('href').startsWith('#');
      if (!isOwn && !(isSafe && leavesNothing && element.target === '_blank')) found.push(told());
    }
    // Nothing runs in a picture, whatever is in it.
    if (['img', 'video', 'audio', 'source'].includes(element.localName) && element.src !== '') {
      if (!/^(?:https?:|blob:|data:image\\/)/.test(element.src)) found.push(told());
    }
  }
  return found;
})()`;

/** What could run something, frame something or lead astray, as the page is now: nothing, as it should be. */
export async function dangersOn(page: Page): Promise<string[]> {
  const found: unknown = await page.evaluate(LOOK);
  return Array.isArray(found) ? found.map(String) : [`The page could not be looked through: ${String(found)}`];
}
