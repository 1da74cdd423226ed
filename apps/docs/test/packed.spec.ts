import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EmptyFolder } from './support/empty-folder.js';

// npm and another runner have a process each.
jest.setTimeout(200_000);

describe('the emulator as it is packed, in a folder without Nest,', () => {
  let folder: EmptyFolder;

  beforeAll(async () => {
    folder = await EmptyFolder.withEmulator('vitest', 'jest', '@slack/bolt');
    await folder.put('../snippets/ticket-bot.ts', 'ticket-bot.js');
    await folder.put('../snippets/tickets.vitest.ts', 'vitest.test.js');
    await folder.put('../snippets/fake-timers.vitest.ts', 'fake-timers.test.js');
    await folder.put('../snippets/tickets.node.ts', 'node.test.js');
    await folder.put('../snippets/ticket-bot.ts', 'snippets/ticket-bot.js', 'cjs');
    await folder.put('tickets.spec.ts', 'test/tickets.test.js', 'cjs');
  });

  afterAll(async () => {
    await folder[Symbol.asyncDispose]();
  });

  it('is what tests stand on in vitest, in node:test, and in Jest without any configuration', async () => {
    const [vitest, node, jestEnded] = await Promise.all([
      folder.run('node_modules/vitest/vitest.mjs', 'run', 'vitest.test.js', 'fake-timers.test.js'),
      folder.run('--test', 'node.test.js'),
      folder.run('node_modules/jest/bin/jest.js', 'test/tickets.test.js'),
    ]);

    expect(vitest).toEqual({ code: 0, output: expect.stringMatching(/Tests\s+2 passed/) });
    expect(node).toEqual({ code: 0, output: expect.stringMatching(/pass 1\b/) });
    expect(jestEnded).toEqual({ code: 0, output: expect.stringMatching(/1 passed/) });
  });

  it('starts as a command, which people act in from other terminals', async () => {
    const serving = folder.serve('--port', '0');
    const ended = once(serving, 'close');
    const lines: string[] = [];
    for await (const line of createInterface({ input: serving.stdout })) {
      lines.push(line);
      if (line.startsWith('SLACK_EMULATOR_URL=')) break;
    }
    const url = lines.at(-1)?.split('=')[1] ?? '';

    const said = await folder.emulator('say', '--url', url, 'ann', 'general', 'hello @app');
    const page = await (await fetch(url)).text();
    serving.stdout.resume();
    serving.kill('SIGTERM');
    await ended;

    expect(said).toEqual({ code: 0, output: expect.stringContaining('hello @app') });
    expect(page).toContain('<div id="page">');
    expect(lines.map(line => line.split('=')[0])).toEqual([
      'SLACK_API_URL',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_EMULATOR_URL',
    ]);
    expect(serving.exitCode).toBe(0);
  });

  it('serves its page from the build for require() as well', async () => {
    const code = `
      const { SlackEmulator } = require('./node_modules/@nest-slack/emulator/dist/index.cjs');
      SlackEmulator.start({ control: true }).then(async slack => {
        const page = await (await fetch(slack.pageUrl)).text();
        const [, script] = /src="([^"]+)"/.exec(page);
        console.log((await fetch(new URL(script, slack.pageUrl))).status);
        await slack.close();
      });`;

    expect(await folder.run('-e', code)).toEqual({ code: 0, output: '200\n' });
  });
});
