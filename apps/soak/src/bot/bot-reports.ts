import type { Stall } from '../watch/stall-watch.js';
import type { Vitals } from './vitals.js';

/** How a handler's run ended: well, by throwing as it was told to, or because its time was up. */
export type RunEnd = 'well' | 'threw' | 'gave_up';

/** What the bot tells the conductor, over the channel between the processes. */
export type BotReport =
  | { readonly type: 'up' }
  | { readonly type: 'begun'; readonly number: number; readonly handler: string; readonly run: number }
  | { readonly type: 'ended'; readonly number: number; readonly run: number; readonly how: RunEnd }
  | { readonly type: 'stalled'; readonly stall: Stall }
  | { readonly type: 'vitals'; readonly vitals: Vitals }
  | { readonly type: 'rss'; readonly bytes: number }
  /** Something went wrong in the process itself: a warning of Node's, or the error that ends it. */
  | { readonly type: 'trouble'; readonly text: string };

/** What the conductor asks of the bot. */
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

/** The bot is our own: what bears the name of a report is one. */
export const isBotReport = (value: unknown): value is BotReport =>
  typeof value === 'object' && value !== null && 'type' in value && TYPES.has(value.type);

export const isBotRequest = (value: unknown): value is BotRequest =>
  typeof value === 'object' && value !== null && 'ask' in value;

/** Tells the conductor. Without one (the bot was started by hand) nothing happens. */
export function tellConductor(report: BotReport): void {
  process.send?.(report);
}
