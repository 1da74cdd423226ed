import { addressOf, lookAt, messageAt } from './look-address.js';
import { pageStore } from './page-store.js';

/** Keeps the address bar and the look the same, whichever of them is another. */
export function followAddressBar(): void {
  goTo(location.hash);
  window.addEventListener('hashchange', () => goTo(location.hash));
  pageStore.subscribe(({ look }, before) => {
    if (look === before.look || look.userId === '') return;
    const address = `#${addressOf(look)}`;
    if (address === location.hash) return;
    // Back leads to the place before, not to a panel that was open.
    if (look.place === before.look.place) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  });
}

function goTo(fragment: string): void {
  pageStore.getState().turn(lookAt(fragment));
  const message = messageAt(fragment);
  if (message) whenSeen(() => pageStore.getState().showMessage(message.channel, message.ts));
}

/** Once the emulator has told what there is. */
function whenSeen(then: () => void): void {
  if (pageStore.getState().seen) {
    then();
    return;
  }
  const end = pageStore.subscribe(({ seen }) => {
    if (!seen) return;
    end();
    then();
  });
}
