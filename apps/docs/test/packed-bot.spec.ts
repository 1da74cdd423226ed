import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import * as fromSource from '@nest-slack/socket-mode';
import { EmptyFolder } from './support/empty-folder.js';

// npm and the compiler have a process each.
jest.setTimeout(200_000);

/** The script that the package's README bundles an app with. */
async function bundleOfReadme(): Promise<string> {
  const readme = await readFile(new URL('../../../packages/socket-mode/README.md', import.meta.url), 'utf8');
  return /```js\n(import \{ build \} from 'esbuild';[^]+?)```/.exec(readme)?.[1] ?? '';
}

const PEERS = ['@nestjs/common', '@nestjs/core', '@nestjs/microservices', 'reflect-metadata', 'rxjs'];

describe("the bot's package as it is packed, in a folder with Nest,", () => {
  let folder: EmptyFolder;

  beforeAll(async () => {
    folder = await EmptyFolder.withBot(...PEERS, 'esbuild');
    await folder.put('../snippets/start.bot.ts', 'dist/bot.js');
    await folder.write('dist/main.js', "import { startHello } from './bot.js';\nawait startHello();\n");
    await folder.write('bundle.mjs', await bundleOfReadme());
    await folder.run('bundle.mjs');
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

  it.each([
    { how: 'as it is', main: 'dist/main.js' },
    { how: "bundled as the package's README has it", main: 'bundle/main.js' },
  ])('connects, answers and says goodbye, $how', async ({ main }) => {
    const slack = await SlackEmulator.start({ control: true });
    const bot = folder.start(slack.env, main);
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
