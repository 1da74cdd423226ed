import { pageStore } from './page-store.js';

/** As the style sheet of the frame has them. */
const FOR_ONE = matchMedia('(width < 64rem)');
const FOR_TWO = matchMedia('(width < 90rem)');

/** Keeps known how much room there is, as the window becomes wider or narrower. */
export function followRoom(): void {
  measure();
  for (const query of [FOR_ONE, FOR_TWO]) query.addEventListener('change', measure);
}

function measure(): void {
  pageStore.getState().setRoom(FOR_ONE.matches ? 1 : FOR_TWO.matches ? 2 : 3);
}
