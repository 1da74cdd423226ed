import { addressOf, lookAt } from './look-address.js';
import { pageStore } from './page-store.js';

/** Keeps the address bar and the look the same, whichever of them is another. */
export function followAddressBar(): void {
  pageStore.getState().turn(lookAt(location.hash));
  window.addEventListener('hashchange', () => pageStore.getState().turn(lookAt(location.hash)));
  pageStore.subscribe(({ look }, before) => {
    if (look === before.look || look.userId === '') return;
    const address = `#${addressOf(look)}`;
    if (address === location.hash) return;
    // Back leads to the place before, not to a panel that was open.
    if (look.place === before.look.place) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  });
}
