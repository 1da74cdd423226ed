import { usePage } from '../store/page-store.js';

/** What stands beside the middle: a thread, or an assistant. */
export function SidePane() {
  const side = usePage(({ look }) => look.side);
  return side && <aside aria-label={side.kind} />;
}
