import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import * as fromSource from '@nest-slack/socket-mode';
import { EmptyFolder } from './support/empty-folder.js';

// npm and the compiler have a process each.
jest.setTimeout(200_000);

const PEERS = ['@nestjs/common', '@nestjs/core', '@nestjs/microservices', 'reflect-metadata', 'rxjs'];

describe("the bot's package as it is packed, in a folder with Nest,", () => {
  let folder: EmptyFolder;

  beforeAll(async () => {
    folder = await EmptyFolder.withBot(...PEERS);
    await folder.put('../snippets/start.bot.ts', 'bot.js');
  });

  afterAll(async () => {
    await folder[Symbol.asyncDispose]();
  });

  it('exports what its sources do, each under its own name, and is required ahead without a warning', async () => {
    const code = `
      import * as packed from '@nest-slack/socket-mode';
      const names = Object.entries(packed).map(([key, value]) => [key, typeof value === 'function' ? value.name : '']);
      console.log(JSON.stringify(names));`;
    const ahead = ['--require', '@nest-slack/socket-mode'];
    const { output } = await folder.run(...ahead, '--input-type=module', '-e', code);

    const names = Object.entries(fromSource).map(([key, value]) => [
      key,
      typeof value === 'function' ? value.name : '',
    ]);
    expect(JSON.parse(output)).toEqual(names);
  });

  it('connects, answers and says goodbye', async () => {
    const slack = await SlackEmulator.start({ control: true });
    const code = `import { startHello } from './bot.js'; await startHello();`;
    const bot = folder.start(slack.env, '--input-type=module', '-e', code);
    await slack.waitForConnections(2);

    const { message } = await slack.user('ann').command('/hello', 'world');
    bot.kill('SIGTERM');
    await once(bot, 'close');
    const endedBy = new Set(slack.closedConnections.map(({ close }) => close?.by));
    await slack.close();

    expect(message?.text).toBe(`Hello <@${slack.user('ann').id}>, you said: world`);
    expect(endedBy).toEqual(new Set(['app']));
  });
});
