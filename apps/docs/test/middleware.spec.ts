import { describe, expect, it } from '@jest/globals';
import { addMiddleware } from '../snippets/middleware.bolt.js';
import { DEPLOYERS, ProtectedBot, options, TimingInterceptor } from '../snippets/middleware.bot.js';
import { Timings } from '../snippets/timings.js';
import { bolt, nest, type Start } from './support/bot.js';

type Starter = (timings: Timings, deployers: readonly string[]) => Start;

const starters: [string, Starter][] = [
  ['Bolt', (timings, deployers) => bolt(app => addMiddleware(app, timings, deployers))],
  [
    'nest-slack',
    (timings, deployers) => {
      const values = [
        { provide: Timings, useValue: timings },
        { provide: DEPLOYERS, useValue: deployers },
      ];
      return nest({ providers: [ProtectedBot, TimingInterceptor, ...values] }, options);
    },
  ],
];

describe.each(starters)('guards and middleware of %s', (_name, starter) => {
  it('rejects users without permission and invalid arguments', async () => {
    const deployers: string[] = [];
    await using bot = await starter(new Timings(), deployers)();
    deployers.push(bot.ann.id);

    const rejected = await bot.bob.command('/deploy', 'web');
    const invalid = await bot.ann.command('/deploy', 'wbe');

    expect(rejected.message?.text).toBe('You may not deploy.');
    expect(invalid.message?.text).toBe('There is no service wbe.');
  });

  it('passes a value to the handler and measures its duration', async () => {
    const timings = new Timings();
    const deployers: string[] = [];
    await using bot = await starter(timings, deployers)();
    deployers.push(bot.ann.id);

    const { message } = await bot.ann.command('/deploy', 'web');

    expect(message?.text).toBe('web goes live for platform.');
    const timing = await bot.slack.waitFor('a timing', () => timings.all[0]);
    expect(timing.kind).toBe('command');
  });
});
