import { describe, expect, it } from '@jest/globals';
import { addCommands } from '../snippets/commands.bolt.js';
import { DeployBot, ReleaseBot } from '../snippets/commands.bot.js';
import { Releases } from '../snippets/releases.js';
import { bolt, nest } from './support/bot.js';

describe.each([
  ['Bolt', bolt(app => addCommands(app, new Releases()))],
  ['nest-slack', nest({ providers: [DeployBot, ReleaseBot, Releases] })],
])('a command on %s', (_name, start) => {
  it('responds in the channel after its work', async () => {
    await using bot = await start();

    await bot.ann.command('/deploy', 'web');

    const response = await bot.slack.waitForMessage('web is live at https://web.example.com');
    expect(response.ephemeralTo).toBeUndefined();
  });

  it('responds in steps', async () => {
    await using bot = await start();

    const { ack } = await bot.ann.command('/rollback', 'web');

    expect(ack?.payload).toMatchObject({ text: 'Rolling back…' });
    expect((await bot.slack.waitForMessage('web 1.4 is live again.')).ephemeralTo).toBe(bot.ann.id);
  });

  it('has optional words', async () => {
    await using bot = await start();

    const short = await bot.ann.command('/release', 'freeze web');
    const long = await bot.ann.command('/release', 'freeze web prod');

    expect(short.message?.text).toBe('web is frozen on staging.');
    expect(long.message?.text).toBe('web is frozen on prod.');
  });

  it('shows its usage for text that fits no pattern', async () => {
    await using bot = await start();

    const { message } = await bot.ann.command('/release', 'thaw web');

    expect(message?.text).toContain('Write `/release freeze &lt;service&gt; [env]`');
  });
});
