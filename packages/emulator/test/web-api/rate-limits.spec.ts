import { afterEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SlackEmulator, type SlackEmulatorOptions } from '../../src/index.js';
import { TokenBuckets } from '../../src/web-api/rate-limits.js';
import { RawApp, type ApiAnswer } from '../support/raw-app.js';
import { refusedStart } from '../support/start-error.js';

let slack: SlackEmulator;
let now = Date.UTC(2026, 0, 1);
const clock = { now: () => now };

async function start(rateLimits: NonNullable<SlackEmulatorOptions['rateLimits']>): Promise<RawApp> {
  slack = await SlackEmulator.start({ rateLimits, clock });
  return new RawApp(slack);
}

/** How many calls, one after the other, were answered before one was not. */
async function answered(call: () => Promise<ApiAnswer>): Promise<{ count: number; refusal: ApiAnswer }> {
  for (let count = 0; count < 200; count += 1) {
    const answer = await call();
    if (answer.status !== 200) return { count, refusal: answer };
  }
  throw new Error('200 calls were answered, and there seems to be no limit.');
}

describe('rate limits', () => {
  afterEach(() => slack.close());

  it.each([
    ['emoji.list', 20],
    ['users.getPresence', 50],
    ['users.info', 100],
  ])('are those of the tier of a method: %s %d', async (method, calls) => {
    const app = await start(true);
    const { count, refusal } = await answered(() => app.call(method, { user: slack.user('ann').id }));

    expect(count).toBe(calls);
    expect([refusal.status, refusal.body]).toEqual([429, { ok: false, error: 'ratelimited' }]);
    expect(Number(refusal.headers.get('retry-after'))).toBe(Math.ceil(60 / calls));
    expect(slack.apiCalls.at(-1)).toMatchObject({ method, error: 'ratelimited' });
  });

  it('are over when the time has come that was told', async () => {
    const app = await start({ methods: { 'users.info': 2 } });
    const call = (): Promise<ApiAnswer> => app.call('users.info', { user: slack.user('ann').id });
    const { count, refusal } = await answered(call);
    expect([count, refusal.headers.get('retry-after')]).toEqual([2, '30']);

    now += 29_000;
    expect((await call()).headers.get('retry-after')).toBe('1');
    now += 1000;
    expect((await call()).body.ok).toBe(true);
    expect((await call()).status).toBe(429);
  });

  it('count messages by channel, some of them at once', async () => {
    const app = await start(true);
    const say = (channel: string): Promise<ApiAnswer> => app.call('chat.postMessage', { channel, text: 'hello' });
    const { count, refusal } = await answered(() => say('general'));

    expect([count, refusal.headers.get('retry-after')]).toEqual([5, '1']);
    expect((await say('support')).body.ok).toBe(true);
    now += 1000;
    expect((await say('general')).body.ok).toBe(true);
    expect((await say('general')).status).toBe(429);
  });

  it('are those of each app, and of no method that has none', async () => {
    const app = await start({ tiers: { 2: 1 } });
    slack.addApp('second');
    const second = new RawApp(slack, 'second');

    expect((await app.call('emoji.list')).body.ok).toBe(true);
    expect((await app.call('emoji.list')).status).toBe(429);
    expect((await second.call('emoji.list')).body.ok).toBe(true);
    expect((await app.call('usergroups.list')).status).toBe(200);
    await expect(answered(() => app.call('blocks.validate'))).rejects.toThrow('no limit');
  });
});

describe("numbers of one's own", () => {
  it.each([
    [{ 'users.info': 0 }, 'rateLimits has 0 calls a minute for users.info. Give a number above 0.'],
    [{ 'users.inform': 1 }, "rateLimits names users.inform, a method that Slack doesn't have."],
  ])('are refused when they mean nothing: %j', async (methods, message) => {
    expect(await refusedStart({ rateLimits: { methods } })).toContain(message);
  });
});

/** When something came out of a bucket, by one who waits as long as they are told. */
function takingTimes(capacity: number, perMinute: number, pauses: readonly number[]): number[] {
  let time = 0;
  const buckets = new TokenBuckets({ now: () => time });
  return pauses.flatMap(pause => {
    time += pause;
    time += Math.ceil(buckets.wait('key', { capacity, perMinute }));
    return buckets.take('key', { capacity, perMinute }) === 0 ? [time] : [];
  });
}

describe('a bucket', () => {
  it('gives what it holds and gets, never more, and always something after the wait that it named', () => {
    const pauses = fc.array(fc.nat({ max: 5000 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 300 }),
        pauses,
        (capacity, perMinute, ms) => {
          const times = takingTimes(capacity, perMinute, ms);
          const overdrawn = times.filter((time, index) => index + 1 > capacity + (time / 60_000) * perMinute + 0.01);

          expect(times).toHaveLength(ms.length);
          expect(overdrawn).toEqual([]);
        },
      ),
    );
  });
});
