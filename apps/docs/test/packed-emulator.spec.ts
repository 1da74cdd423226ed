import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Tokens } from 'marked';
import { listCodeSpans, listRows, read } from './support/markdown.js';
import { PackedInstallation } from './support/packed-package.js';

// npm and the test runners are separate processes.
jest.setTimeout(200_000);

describe('the packed emulator package, installed without Nest', () => {
  let installation: PackedInstallation;

  beforeAll(async () => {
    installation = await PackedInstallation.withEmulator('vitest', 'jest', '@slack/bolt');
    await installation.compile('../snippets/ticket-bot.ts', 'ticket-bot.js');
    await installation.compile('../snippets/tickets.vitest.ts', 'vitest.test.js');
    await installation.compile('../snippets/fake-timers.vitest.ts', 'fake-timers.test.js');
    await installation.compile('../snippets/tickets.node.ts', 'node.test.js');
    await installation.compile('../snippets/ticket-bot.ts', 'snippets/ticket-bot.js', 'cjs');
    await installation.compile('tickets.spec.ts', 'test/tickets.test.js', 'cjs');
  });

  afterAll(async () => {
    await installation[Symbol.asyncDispose]();
  });

  it('runs tests in Vitest, node:test and Jest without configuration', async () => {
    const [vitest, node, jestEnded] = await Promise.all([
      installation.run('node_modules/vitest/vitest.mjs', 'run', 'vitest.test.js', 'fake-timers.test.js'),
      installation.run('--test', 'node.test.js'),
      installation.run('node_modules/jest/bin/jest.js', 'test/tickets.test.js'),
    ]);

    expect(vitest).toEqual({ code: 0, output: expect.stringMatching(/Tests\s+2 passed/) });
    expect(node).toEqual({ code: 0, output: expect.stringMatching(/pass 1\b/) });
    expect(jestEnded).toEqual({ code: 0, output: expect.stringMatching(/1 passed/) });
  });

  it('starts as a command and accepts actions from another terminal', async () => {
    const serving = installation.serve('--port', '0');
    const closed = once(serving, 'close');
    const output: string[] = [];
    for await (const row of createInterface({ input: serving.stdout })) {
      output.push(row);
      if (row.startsWith('SLACK_EMULATOR_URL=')) break;
    }
    const url = output.at(-1)?.split('=')[1] ?? '';

    const result = await installation.emulator('say', '--url', url, 'ann', 'general', 'hello @app');
    const page = await (await fetch(url)).text();
    serving.stdout.resume();
    serving.kill('SIGTERM');
    await closed;

    expect(result).toEqual({ code: 0, output: expect.stringContaining('hello @app') });
    expect(page).toContain('<div id="page">');
    expect(output.map(row => row.split('=')[0])).toEqual([
      'SLACK_API_URL',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_EMULATOR_URL',
    ]);
    expect(serving.exitCode).toBe(0);
  });

  it('serves its page from the CommonJS build', async () => {
    const code = `
      const { SlackEmulator } = require('./node_modules/@nest-slack/emulator/dist/index.cjs');
      SlackEmulator.start({ control: true }).then(async slack => {
        const page = await (await fetch(slack.pageUrl)).text();
        const [, script] = /src="([^"]+)"/.exec(page);
        console.log((await fetch(new URL(script, slack.pageUrl))).status);
        await slack.close();
      });`;

    expect(await installation.run('-e', code)).toEqual({ code: 0, output: '200\n' });
  });

  it('has the flags and defaults of the documented table', async () => {
    const { output } = await installation.emulator('--help');

    const rows = listRows(read('local-slack/command-line.md'), 'Flags');
    const documented = rows.map(([flag, , byDefault]) => ({ flag: readCode(flag), byDefault: readCode(byDefault) }));
    const options = [...output.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)([^]*?)(?=^ {2}-|^\n)/gm)];
    const flags = options.map(([, flag]) => flag);
    expect(new Set(documented.map(({ flag }) => flag))).toEqual(new Set(flags));

    const defaults = options.flatMap(([, flag, description = '']) => {
      const [, value] = /\(default:\s+"?([^")]+)/.exec(description) ?? [];
      return value === undefined ? [] : [{ flag, byDefault: value }];
    });
    expect(documented).toEqual(expect.arrayContaining(defaults));
  });
});

const readCode = (cell: Tokens.TableCell | undefined): string | undefined => listCodeSpans(cell?.tokens ?? [])[0];
