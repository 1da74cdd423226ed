import { describe, expect, it } from '@jest/globals';
import { addVotes } from '../snippets/state.bolt.js';
import { CHECK, VoteBot, Votes } from '../snippets/state.bot.js';
import { bolt, nest, type Start } from './support/bot.js';

/** A check that waits until two users are being checked. */
function checkOfTwo(): (user: string) => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise(resolve => {
      waiting.push(resolve);
      if (waiting.length === 2) for (const resume of waiting) resume();
    });
}

async function voteTogether(start: Start): Promise<Set<string | undefined>> {
  await using bot = await start();
  const exchanges = await Promise.all([bot.ann.command('/vote'), bot.bob.command('/vote')]);
  return new Set(exchanges.map(({ message }) => message?.text));
}

describe('two concurrent votes', () => {
  it('count as one in a store of whole conversations', async () => {
    expect(await voteTogether(bolt(app => addVotes(app, checkOfTwo())))).toEqual(new Set(['1 votes']));
  });

  it('count as two in a store with an add operation', async () => {
    const start = nest({ providers: [VoteBot, Votes, { provide: CHECK, useValue: checkOfTwo() }] });

    expect(await voteTogether(start)).toEqual(new Set(['1 votes', '2 votes']));
  });
});
