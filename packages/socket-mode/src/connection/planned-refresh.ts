import { MAX_TIMER_MS } from '@nest-slack/core/internal';

const EARLIEST = 0.5;
const LATEST = 0.9;

/**
 * When to renew a connection of our own accord, in milliseconds from its `hello`: at a random point between half and
 * nine tenths of the lifetime that Slack announced. Connections opened together would else end together, and their
 * last warning may come ten seconds ahead, or not at all.
 *
 * @param atLeastMs lifetimes shorter than this are not planned for
 * @returns null when Slack announced no lifetime to plan with
 */
export function planRefreshMs(lifetimeSeconds: number | null, atLeastMs: number, random: () => number): number | null {
  const lifetimeMs = (lifetimeSeconds ?? 0) * 1000;
  if (lifetimeMs <= 0 || lifetimeMs < atLeastMs) return null;
  const renewalMs = lifetimeMs * (EARLIEST + random() * (LATEST - EARLIEST));
  return renewalMs <= MAX_TIMER_MS ? renewalMs : null;
}
