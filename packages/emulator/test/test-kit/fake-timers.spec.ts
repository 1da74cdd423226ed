import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

beforeEach(async () => {
  jest.useFakeTimers();
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  connection = await app.connect();
});

afterEach(async () => {
  app.close();
  await slack.close();
  jest.useRealTimers();
});

describe('a local Slack with the fake timers of the test runner', () => {
  it('still acks actions and ends waits', async () => {
    connection.acknowledgeAll({ text: 'Deployed' });

    const { ack } = await slack.user('ann').command('/deploy');

    expect(ack?.status).toBe('in_time');
    await slack.user('ann').ephemeral('Deployed');
    await expect(slack.user('ann').modal(undefined, { timeoutMs: 20 })).rejects.toThrow('Waited 20 ms for a modal');
  });

  it('follows its own clock, not the fake timers', async () => {
    const acting = slack.user('ann').command('/slow');
    await slack.waitFor('the payload', () => connection.envelopes[0]);

    jest.advanceTimersByTime(60_000);
    expect(slack.deliveries[0]?.status).toBe('pending');
    await slack.time.advance('3s');

    expect((await acting).problem).toContain('operation_timeout');
  });

  it('has deadlines that expire in real time', async () => {
    const brief = await SlackEmulator.start({ ackTimeoutMs: 20 });
    const quiet = new RawApp(brief);
    await quiet.connect();

    expect((await brief.user('ann').command('/slow')).problem).toContain('operation_timeout');
    quiet.close();
    await brief.close();
  });

  it('has the same date as the bot', async () => {
    jest.setSystemTime(new Date('2030-02-03T04:05:06Z'));

    const { ts } = await slack.user('ann').say('general', 'Good morning');

    expect(slack.time.now.toISOString()).toMatch(/^2030-02-03T04:05:06/);
    expect(Math.trunc(Number(ts))).toBe(Date.UTC(2030, 1, 3, 4, 5, 6) / 1000);
  });
});
