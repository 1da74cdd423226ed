import { describe, expect, it } from '@jest/globals';
import { addErrors } from '../snippets/errors.bolt.js';
import { AnnounceBot, options, REPORT, ReportingFilter, RestartBot } from '../snippets/errors.bot.js';
import { bolt, nest } from './support/bot.js';

describe('an unhandled error', () => {
  it('is reported by Bolt, and Slack shows the user a timeout', async () => {
    const reported: unknown[] = [];
    await using bot = await bolt(app => addErrors(app, error => reported.push(error)))();

    const { ack, problem } = await bot.ann.command('/restart');

    expect(reported).toMatchObject([{ message: 'The database is gone.' }]);
    expect(ack).toBeNull();
    expect(problem).toBeDefined();
  });

  it('is reported by nest-slack, and the user receives the text of the filter', async () => {
    const reported: unknown[] = [];
    const report = (error: unknown) => reported.push(error);
    await using bot = await nest(
      { providers: [RestartBot, ReportingFilter, { provide: REPORT, useValue: report }] },
      options,
    )();

    const { message } = await bot.ann.command('/restart');

    expect(reported).toMatchObject([{ message: 'The database is gone.' }]);
    expect(message?.text).toBe('That went wrong. We know about it.');
  });
});

describe.each([
  ['Bolt', bolt(app => addErrors(app, () => {}))],
  ['nest-slack', nest({ providers: [AnnounceBot] })],
])('an API error on %s', (_name, start) => {
  it('is explained to the user', async () => {
    await using bot = await start();

    const { message } = await bot.ann.command('/announce', 'We have moved.');

    expect(message?.text).toBe('Invite me to #random first.');
  });
});
