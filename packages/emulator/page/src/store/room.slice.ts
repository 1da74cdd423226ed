import type { Slice } from './slice.js';

/** How many columns there is room for beside the side bar: the middle, what stands beside it, the inspector. */
export type Room = 1 | 2 | 3;

/** How wide the page is. */
export interface RoomSlice {
  readonly room: Room;
  readonly setRoom: (room: Room) => void;
}

export const roomSlice: Slice<RoomSlice> = set => ({
  room: 3,
  setRoom: room => set({ room }),
});
