import type { SlackEmulator } from '@nest-slack/emulator';
import type { BotProcess } from '../bot/bot-process.js';
import type { Random, Weighted } from '../random.js';
import type { Fault } from './fault-log.js';

/** What faults are injected into, and the chance that shapes them. */
export interface FaultStage {
  readonly slack: SlackEmulator;
  readonly bot: Pick<BotProcess, 'block' | 'suspend' | 'resume'>;
  readonly chance: Random;
}

/** A fault that has begun. */
export interface ActiveFault extends Pick<Fault, 'detail' | 'harms' | 'connections'> {
  /** After so many milliseconds it is over, by itself or by {@link ActiveFault.end}. */
  readonly lastsMs: number;
  readonly end?: () => void;
}

/** A kind of fault. */
export interface FaultKind extends Weighted {
  readonly name: string;
  /** Begins one; null when there is nothing to harm, as without any connection. */
  readonly begin: (stage: FaultStage) => ActiveFault | null;
}

/** A connection by chance. */
export interface Target {
  readonly id: string;
  /** Where it stands now: others move up when one ends. */
  readonly index: number;
}

/** A connection by chance; null when none is open. */
export function anyConnection({ slack, chance }: FaultStage): Target | null {
  // Drawn in any case, so that a seed draws the same whatever is open.
  const drawn = chance.between(0, 9_999);
  const open = slack.connections;
  const index = Math.floor((drawn / 10_000) * open.length);
  const connection = open[index];
  return connection === undefined ? null : { index, id: connection.id };
}

/** The ids of every open connection. */
export const allConnections = ({ slack }: FaultStage): string[] => slack.connections.map(({ id }) => id);

/** Ends what lasts on one connection, if that is still there. */
export function heal({ slack }: FaultStage, id: string): void {
  const connection = slack.connections.findIndex(each => each.id === id);
  if (connection !== -1) slack.faults.heal({ connection });
}
