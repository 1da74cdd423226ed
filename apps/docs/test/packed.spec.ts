import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EmptyFolder } from './support/empty-folder.js';

// npm and another runner have a process each.
jest.setTimeout(120_000);

describe('the emulator as it is packed, in a folder without Nest,', () => {
  let folder: EmptyFolder;

  beforeAll(async () => {
    folder = await EmptyFolder.withEmulator('vitest', '@slack/bolt');
    await folder.put('../snippets/ticket-bot.ts', 'ticket-bot.js');
    await folder.put('../snippets/tickets.vitest.ts', 'vitest.test.js');
    await folder.put('../snippets/tickets.node.ts', 'node.test.js');
  });

  afterAll(async () => {
    await folder[Symbol.asyncDispose]();
  });

  it('is what tests stand on in vitest and in node:test', async () => {
    const [vitest, node] = await Promise.all([
      folder.run('node_modules/vitest/vitest.mjs', 'run', 'vitest.test.js'),
      folder.run('--test', 'node.test.js'),
    ]);

    expect(vitest).toEqual({ code: 0, output: expect.stringMatching(/1 passed/) });
    expect(node).toEqual({ code: 0, output: expect.stringMatching(/pass 1\b/) });
  });
});
