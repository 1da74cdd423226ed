import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { bundle, Child } from '../support/child-process.js';

/** A process starts slowly on a busy machine. */
const LIMIT_MS = 40_000;

class ChildBot implements AsyncDisposable {
  private constructor(
    readonly slack: SlackEmulator,
    readonly child: Child,
  ) {}

  static async start(...args: string[]): Promise<ChildBot> {
    const slack = await SlackEmulator.start();
    const bot = new ChildBot(slack, new Child(await bundle('guarded.program.ts'), args, slack.env));
    await slack.waitFor('the bot', () => bot.child.output.includes('up\n') || undefined, { timeoutMs: LIMIT_MS });
    return bot;
  }

  async said(person: string, command: string): Promise<string | undefined> {
    return (await this.slack.user(person).command(command)).message?.text;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child[Symbol.asyncDispose]();
    await this.slack.close();
  }
}

describe('a bot in its process', () => {
  let bot: ChildBot;
  let slack: SlackEmulator;

  beforeAll(async () => {
    bot = await ChildBot.start();
    slack = bot.slack;
  }, LIMIT_MS);

  afterAll(() => bot[Symbol.asyncDispose]());

  const said = (person: string, command: string) => bot.said(person, command);

  it('limits the payloads of each user with a ThrottlerGuard, and notifies a user over the limit', async () => {
    expect([await said('ann', '/throttled'), await said('ann', '/throttled')]).toEqual(['done', 'done']);
    expect(await said('ann', '/throttled')).toBe('Not so fast, please.');
    expect(await said('bob', '/throttled')).toBe('done');
  });

  it('uses the limit of a handler from @Throttle()', async () => {
    expect([await said('ann', '/throttled-more'), await said('ann', '/throttled-more')]).toEqual([
      'done',
      'Not so fast, please.',
    ]);
  });

  it('gives each payload its own store with a ClsInterceptor, while the handler of another is running', async () => {
    const ann = slack.user('ann');
    const bob = slack.user('bob');
    const first = ann.command('/intercepted', '1');
    expect((await bob.command('/intercepted-last')).message?.text).toBe(bob.id);
    expect((await first).message?.text).toBe(ann.id);
  });

  it('keeps the store of a ClsInterceptor for later chunks of a stream', async () => {
    const { id } = slack.user('ann');
    expect(await said('ann', '/streamed')).toBe(`first ${id}, then ${id}`);
  });

  it('gives a method a store with @UseCls(), above or below its decorator', async () => {
    const { id } = slack.user('bob');
    expect([await said('bob', '/used'), await said('bob', '/used-within')]).toEqual([id, id]);
  });

  it('gives each payload a separate store with a ClsGuard', async () => {
    expect(await said('ann', '/guarded')).toBe(slack.user('ann').id);
    expect(await said('bob', '/guarded')).toBe(slack.user('bob').id);
    expect(await said('ann', '/free')).toBe('nobody');
    expect(bot.child.output).toBe('up\n');
  });
});

describe('a bot with a ThrottlerGuard in its enhancers and a mounted ClsInterceptor', () => {
  it(
    'applies both to every handler',
    async () => {
      await using bot = await ChildBot.start('everywhere');
      const { id } = bot.slack.user('ann');
      expect([await bot.said('ann', '/free'), await bot.said('ann', '/free')]).toEqual([id, id]);
      expect(await bot.said('ann', '/free')).toBe('Not so fast, please.');
      expect(await bot.said('bob', '/free')).toBe(bot.slack.user('bob').id);
    },
    LIMIT_MS,
  );
});
