import type { ActiveFault } from '../../../src/faults/active-faults.js';
import type { Slice } from './slice.js';

/** What is shown of a fault in force. */
type ShownFault = Omit<ActiveFault, 'fault'>;

/** What is chosen and written in the panels. */
export interface PanelsSlice {
  /** What goes wrong now, as far as the panel has asked. */
  readonly faultsInForce: readonly ShownFault[];
  readonly setFaultsInForce: (faults: readonly ShownFault[]) => void;
  /** The id of the connection that faults hit; `null`: all of them. */
  readonly faultTarget: string | null;
  readonly setFaultTarget: (id: string | null) => void;
  /** Whose next call shall fail. */
  readonly faultMethod: string;
  readonly setFaultMethod: (method: string) => void;
}

export const panelsSlice: Slice<PanelsSlice> = set => ({
  faultsInForce: [],
  setFaultsInForce: faultsInForce => set({ faultsInForce }),
  faultTarget: null,
  setFaultTarget: faultTarget => set({ faultTarget }),
  faultMethod: 'chat.postMessage',
  setFaultMethod: faultMethod => set({ faultMethod }),
});
