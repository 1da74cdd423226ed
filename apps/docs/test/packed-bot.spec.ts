import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import * as fromSource from '@nest-slack/socket-mode';
import { PackedInstallation } from './support/packed-package.js';

// npm and the compiler are separate processes.
jest.setTimeout(200_000);

const PEERS = ['@nestjs/common', '@nestjs/core', '@nestjs/microservices', 'reflect-metadata', 'rxjs'];

describe('the packed bot package, installed beside Nest,', () => {
  let installation: PackedInstallation;

  beforeAll(async () => {
    installation = await PackedInstallation.withBot(...PEERS, 'esbuild');
    await installation.compile('../snippets/start.bot.ts', 'dist/bot.js');
    await installation.write('dist/main.js', "import { startHello } from './bot.js';\nawait startHello();\n");
    await installation.compile('../snippets/bundle.mjs', 'bundle.mjs');
    await installation.run('bundle.mjs');
  });

  afterAll(async () => {
    await installation[Symbol.asyncDispose]();
  });

  it('exports the names of its sources, and loads with --require without a warning', async () => {
    const code = `
      import * as packed from '@nest-slack/socket-mode';
      const names = Object.entries(packed).map(([key, value]) => [key, typeof value === 'function' ? value.name : '']);
      console.log(JSON.stringify(names));`;
    const preload = ['--require', '@nest-slack/socket-mode'];
    const { output } = await installation.run(...preload, '--input-type=module', '-e', code);

    const names = Object.entries(fromSource).map(([key, value]) => [
      key,
      typeof value === 'function' ? value.name : '',
    ]);
    expect(JSON.parse(output)).toEqual(names);
  });

  it.each([
    { form: 'compiled', main: 'dist/main.js' },
    { form: 'bundled', main: 'bundle/main.js' },
  ])('connects, responds and disconnects, $form', async ({ main }) => {
    const slack = await SlackEmulator.start({ control: true });
    const bot = installation.start(slack.env, main);
    await slack.waitForConnections(2);

    const { message } = await slack.user('ann').command('/hello', 'world');
    bot.kill('SIGTERM');
    await once(bot, 'close');
    const closedBy = new Set(slack.closedConnections.map(({ close }) => close?.by));
    await slack.close();

    expect(message?.text).toBe(`Hello <@${slack.user('ann').id}>, you said: world`);
    expect(closedBy).toEqual(new Set(['app']));
  });
});
