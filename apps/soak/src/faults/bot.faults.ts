import type { FaultKind } from './fault-kind.js';

// Faults of the bot's process.

/** The kinds with their weights. */
export const botFaults: readonly FaultKind[] = [
  {
    name: 'blocked loop',
    weight: 2,
    begin: ({ bot, chance }) => {
      const lastsMs = chance.skewed(100, 2_000);
      bot.block(lastsMs);
      return { detail: `for ${lastsMs} ms`, harms: [], connections: [], lastsMs };
    },
  },
  {
    name: 'SIGSTOP',
    weight: 1,
    begin: ({ bot }) => {
      bot.suspend();
      return { detail: 'for 1000 ms', harms: [], connections: [], lastsMs: 1_000, end: () => bot.resume() };
    },
  },
];
