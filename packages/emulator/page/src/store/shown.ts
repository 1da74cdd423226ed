import type { Look } from './look.js';
import type { Room } from './room.slice.js';

/** What of a look is seen. */
export interface Shown {
  readonly place: boolean;
  readonly side: boolean;
  readonly panel: boolean;
}

/** What is seen where there is so much room: what was chosen last stands before what there is no room for. */
export function shownOf({ look, room }: { readonly look: Look; readonly room: Room }): Shown {
  const panel = look.panel !== null && (room > 1 || !look.isPanelBehind);
  const left = panel ? room - 1 : room;
  const side = look.side !== null && (left > 1 || (left === 1 && !look.isSideBehind));
  return { place: left > 1 || (left === 1 && !side), side, panel };
}
