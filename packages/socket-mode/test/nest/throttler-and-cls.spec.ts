import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { bundle, Child } from '../support/child-process.js';

/** A process takes a while to come up on a busy machine. */
const LIMIT_MS = 20_000;

describe('a bot in its process', () => {
  let slack: SlackEmulator;
  let child: Child;

  beforeAll(async () => {
    slack = await SlackEmulator.start();
    child = new Child(await bundle('guarded.program.ts'), [], slack.env);
    await slack.waitFor('the bot', () => child.output.includes('up\n') || undefined, { timeoutMs: LIMIT_MS });
  }, LIMIT_MS);

  afterAll(async () => {
    await child[Symbol.asyncDispose]();
    await slack.close();
  });

  const said = async (person: string, command: string) => (await slack.user(person).command(command)).message?.text;

  it("limits each user's payloads with a ThrottlerGuard, and tells whoever is too fast", async () => {
    expect([await said('ann', '/throttled'), await said('ann', '/throttled')]).toEqual(['done', 'done']);
    expect(await said('ann', '/throttled')).toBe('Not so fast, please.');
    expect(await said('bob', '/throttled')).toBe('done');
  });

  it('takes the limit of a handler from @Throttle()', async () => {
    expect([await said('ann', '/throttled-more'), await said('ann', '/throttled-more')]).toEqual([
      'done',
      'Not so fast, please.',
    ]);
  });

  it("gives each payload a store of its own with a ClsInterceptor, while another's handler is at work", async () => {
    const ann = slack.user('ann');
    const bob = slack.user('bob');
    const first = ann.command('/intercepted', '1');
    expect((await bob.command('/intercepted-last')).message?.text).toBe(bob.id);
    expect((await first).message?.text).toBe(ann.id);
  });

  it('keeps the store of a ClsInterceptor for what a stream says later', async () => {
    const { id } = slack.user('ann');
    expect(await said('ann', '/streamed')).toBe(`first ${id}, then ${id}`);
  });

  it('gives a method a store with @UseCls(), on either side of its decorator', async () => {
    const { id } = slack.user('bob');
    expect([await said('bob', '/used'), await said('bob', '/used-within')]).toEqual([id, id]);
  });

  it('gives a payload a store with a ClsGuard, and no other payload any of it', async () => {
    expect(await said('ann', '/guarded')).toBe(slack.user('ann').id);
    expect(await said('bob', '/guarded')).toBe(slack.user('bob').id);
    expect(await said('ann', '/free')).toBe('nobody');
    expect(child.output).toBe('up\n');
  });
});
