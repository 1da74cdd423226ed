import { usePage } from '../store/page-store.js';

/** The modals that are open before whoever one acts as. */
export function ModalStack() {
  const top = usePage(({ seen, look }) => seen?.views[look.userId]?.at(-1));
  return top && <dialog open>{top.callbackId}</dialog>;
}
