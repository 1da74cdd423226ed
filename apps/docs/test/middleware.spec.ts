import { describe, expect, it } from '@jest/globals';
import { addMiddleware } from '../snippets/middleware.bolt.js';
import { DEPLOYERS, GuardedBot, options, TimingInterceptor } from '../snippets/middleware.bot.js';
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
      return nest({ providers: [GuardedBot, TimingInterceptor, ...values] }, options);
    },
  ],
];

describe.each(starters)('what stands around the handlers of %s', (_name, starter) => {
  it('refuses whoever may not, and what cannot be', async () => {
    const deployers: string[] = [];
    await using bot = await starter(new Timings(), deployers)();
    deployers.push(bot.ann.id);

    const refused = await bot.bob.command('/deploy', 'web');
    const mistaken = await bot.ann.command('/deploy', 'wbe');

    expect(refused.message?.text).toBe('You may not deploy.');
    expect(mistaken.message?.text).toBe('There is no service wbe.');
  });

  it('hands something to the handler, and sees it begin and end', async () => {
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
