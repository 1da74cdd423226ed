import type { EmulatorEvents } from '../journal/journal.js';
import type { ConnectionRecord } from '../journal/records.js';
import type { Timeline } from '../timeline/timeline.js';
import type { World } from '../world/world.js';

/** Where all that is shown live is looked up, and heard of. */
export interface LiveSource {
  readonly world: World;
  readonly slack: {
    readonly timeline: Pick<Timeline, 'tail' | 'on'>;
    /** Those that are open. */
    readonly connections: readonly ConnectionRecord[];
    readonly time: { readonly now: Date; readonly isFrozen: boolean };
    on<Name extends keyof EmulatorEvents>(name: Name, listener: (entry: EmulatorEvents[Name]) => void): () => void;
  };
}
