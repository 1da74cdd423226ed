import type { FaultInForce } from '../../../src/faults/in-force.js';
import type { Slice } from './slice.js';

/** What came of something that was sent. */
export interface Sent {
  readonly isDone: boolean;
  readonly text: string;
}

/** What is shown of a fault in force. */
type ShownFault = Omit<FaultInForce, 'fault'>;

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
  /** What is to be sent: by the name of its example, as it was edited. */
  readonly sending: { readonly example: string; readonly text: string | null; readonly sent: Sent | null };
  readonly setSending: (to: Partial<PanelsSlice['sending']>) => void;
}

export const panelsSlice: Slice<PanelsSlice> = set => ({
  faultsInForce: [],
  setFaultsInForce: faultsInForce => set({ faultsInForce }),
  faultTarget: null,
  setFaultTarget: faultTarget => set({ faultTarget }),
  faultMethod: 'chat.postMessage',
  setFaultMethod: faultMethod => set({ faultMethod }),
  sending: { example: 'app_mention', text: null, sent: null },
  setSending: to => set(({ sending }) => ({ sending: { ...sending, ...to } })),
});
