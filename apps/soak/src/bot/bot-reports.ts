import type { Stall } from '../watch/stall-watch.js';
import type { Vitals } from './vitals.js';

/** How a handler's run ended: successfully, by throwing as ordered, or by its timeout. */
export type RunEnd = 'well' | 'threw' | 'gave_up';

/** A message from the bot to the conductor over IPC. */
export type BotReport =
  | { readonly type: 'up' }
  | { readonly type: 'begun'; readonly number: number; readonly handler: string; readonly run: number }
  | { readonly type: 'ended'; readonly number: number; readonly run: number; readonly how: RunEnd }
  | { readonly type: 'stalled'; readonly stall: Stall }
  | { readonly type: 'vitals'; readonly vitals: Vitals }
  | { readonly type: 'rss'; readonly bytes: number }
  /** A Node warning or an uncaught error. */
  | { readonly type: 'trouble'; readonly text: string };

/** A message from the conductor to the bot. */
export type BotRequest = { readonly ask: 'vitals' } | { readonly ask: 'block'; readonly ms: number };

const TYPES: ReadonlySet<unknown> = new Set([
  'up',
  'begun',
  'ended',
  'stalled',
  'vitals',
  'rss',
  'trouble',
] satisfies BotReport['type'][]);

/** Checking the type is enough, because both processes run the same code. */
export const isBotReport = (value: unknown): value is BotReport =>
  typeof value === 'object' && value !== null && 'type' in value && TYPES.has(value.type);

export const isBotRequest = (value: unknown): value is BotRequest =>
  typeof value === 'object' && value !== null && 'ask' in value;

/** Sends a report to the conductor; does nothing when the bot was started without one. */
export function sendReport(report: BotReport): void {
  process.send?.(report);
}
