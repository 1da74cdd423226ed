import { type NameResolver, createWorkspaceNames } from '../rendering/plain-text.js';
import type { Exchange } from '../actions/exchange.js';
import type { DeliverOptions } from '../dispatch/dispatch-request.js';
import type { Faults } from '../faults/faults.js';
import type { JsonObject } from '../json.js';
import type { Payloads } from '../payloads/payloads.js';
import type { Seed } from '../seed/schema/seed.schema.js';
import type { EmulatorDirectory } from '../test-kit/emulator-directory.js';
import type { SlackTime } from '../time/slack-time.js';
import type { History } from '../timeline/history.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';

/** The part of `SlackEmulator` that the control API serves. An interface, so that the emulator can import this API. */
export interface ControllableEmulator extends EmulatorDirectory {
  readonly faults: Faults;
  readonly history: History;
  readonly payloads: Payloads;
  readonly time: SlackTime;
  deliver(options: DeliverOptions): Promise<Exchange>;
  deliverEvent(event: JsonObject, options?: Partial<DeliverOptions>): Promise<Exchange>;
  reset(): Promise<void>;
  sendRaw(frame: string | Buffer, options?: { app?: string; connection?: number }): void;
  toJSON(): Seed;
}

/** The dependencies of the control API's handlers. */
export interface ControlContext {
  readonly slack: ControllableEmulator;
  readonly world: WorkspaceRegistry;
}

/** Resolves names across all workspaces, for drawings of messages and views. */
export function createNameResolver({ world }: ControlContext): NameResolver {
  const each = world.workspaces.map(createWorkspaceNames);
  return {
    user: id => each.map(({ user }) => user(id)).find(name => name !== undefined),
    channel: id => each.map(({ channel }) => channel(id)).find(name => name !== undefined),
  };
}
