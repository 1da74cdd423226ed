import type { Slice } from './slice.js';

export interface ConnectionSlice {
  /** `locked`: the control API requires a key that this tab does not have. */
  readonly connection: 'connecting' | 'open' | 'lost' | 'locked';
  readonly setConnection: (connection: ConnectionSlice['connection']) => void;
}

export const connectionSlice: Slice<ConnectionSlice> = set => ({
  connection: 'connecting',
  setConnection: connection =>
    set(state => {
      // Called for every update. A locked connection stays locked until it is open.
      const isSame = connection === state.connection || (connection === 'lost' && state.connection === 'locked');
      return isSame ? state : { connection };
    }),
});
