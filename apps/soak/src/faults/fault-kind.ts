import type { SlackEmulator } from '@nest-slack/emulator';
import type { BotProcess } from '../bot/bot-process.js';
import type { Random, Weighted } from '../random.js';
import type { Fault } from './fault-log.js';

/** The targets of faults, and a random generator. */
export interface FaultStage {
  readonly slack: SlackEmulator;
  readonly bot: Pick<BotProcess, 'block' | 'suspend' | 'resume'>;
  readonly chance: Random;
}

/** An active fault. */
export interface ActiveFault extends Pick<Fault, 'detail' | 'harms' | 'connections'> {
  /** The duration in milliseconds, after which it ends by itself or by {@link ActiveFault.end}. */
  readonly lastsMs: number;
  readonly end?: () => void;
}

/** A kind of fault. */
export interface FaultKind extends Weighted {
  readonly name: string;
  /** Starts a fault; returns null without a target, such as an open connection. */
  readonly begin: (stage: FaultStage) => ActiveFault | null;
}

/** A randomly chosen connection. */
export interface Target {
  readonly id: string;
  /** Its current index, which changes when others close. */
  readonly index: number;
}

/** Chooses a connection; null when none is open. */
export function anyConnection({ slack, chance }: FaultStage): Target | null {
  // Drawn even without connections, so that a seed always draws the same numbers.
  const drawn = chance.between(0, 9_999);
  const open = slack.connections;
  const index = Math.floor((drawn / 10_000) * open.length);
  const connection = open[index];
  return connection === undefined ? null : { index, id: connection.id };
}

/** Returns the ids of all open connections. */
export const allConnections = ({ slack }: FaultStage): string[] => slack.connections.map(({ id }) => id);

/** Ends the faults of a connection that is still open. */
export function heal({ slack }: FaultStage, id: string): void {
  const connection = slack.connections.findIndex(open => open.id === id);
  if (connection !== -1) slack.faults.heal({ connection });
}
