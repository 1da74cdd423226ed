import { afterEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { FailureLimit } from '../../src/dispatch/failure-limit.js';
import { SlackEmulator, type SlackEmulatorOptions } from '../../src/index.js';
import { ControlledClock } from '../../src/time/controlled-clock.js';
import { App } from '../../src/workspace/apps/app.js';
import { Identifiers } from '../../src/workspace/identifiers.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { refusedStart } from '../support/start-error.js';

let slack: SlackEmulator;
let connection: RawConnection;

async function startWith(options: SlackEmulatorOptions): Promise<void> {
  slack = await SlackEmulator.start({ ackTimeoutMs: 250, ...options });
  connection = await new RawApp(slack).connect();
}

afterEach(async () => {
  await slack.close();
});

const event = (): Promise<unknown> => slack.user('ann').say('general', 'hello');
const isOff = (): boolean => slack.problems.some(({ kind }) => kind === 'events_switched_off');

describe('the failure limit', () => {
  it('disables the events of an app and cancels its pending redeliveries', async () => {
    await startWith({ failureLimit: { percent: 50, deliveries: 4 }, redeliveryDelaysMs: [3_600_000] });
    connection.acknowledgeAll();
    await event();
    await slack.waitForAck();
    connection.stayQuiet();
    for (let count = 0; count < 3; count += 1) await event();
    await slack.waitFor('the switch', () => isOff() || undefined);

    await event();
    await slack.time.advance('2h');
    expect(slack.deliveries).toHaveLength(4);
    expect(slack.deliveries.map(({ status }) => status)).toEqual(['acked', 'failed', 'failed', 'failed']);
    expect(connection.envelopes).toHaveLength(4);

    expect((await slack.user('ann').openHome()).problem).toContain('its events are off');
    slack.app().app.switchEvents(true);
    await event();
    expect(slack.deliveries).toHaveLength(5);
  });

  it('ignores deliveries older than an hour and deliveries of other apps', async () => {
    await startWith({ failureLimit: { percent: 50, deliveries: 2 }, redeliveryDelaysMs: [] });
    const fail = async (): Promise<void> => {
      await event();
      await slack.time.advance('1s');
    };

    await fail();
    await slack.time.advance('1h');
    await fail();
    expect(isOff()).toBe(false);
    await fail();
    expect(isOff()).toBe(true);

    slack.addApp('second');
    await event();
    expect(slack.deliveries.map(each => each.app)).toEqual(['app', 'app', 'app', 'second']);
  });

  it('ignores deliveries from before a reset', async () => {
    await startWith({ failureLimit: { percent: 0, deliveries: 1 }, ackTimeoutMs: 60_000 });
    connection.stayQuiet();
    await event();
    await slack.waitFor('the event', () => connection.envelopes.at(0));
    await slack.reset();
    expect(slack.app().app.hearsEvents).toBe(true);
  });

  it('rejects values without effect', async () => {
    expect(await refusedStart({ failureLimit: { percent: 100 } })).toContain('failureLimit has 100 percent');
    expect(await refusedStart({ failureLimit: { deliveries: 0 } })).toContain('failureLimit begins at 0 deliveries');
  });

  it('is reached based on the deliveries of the last hour only', () => {
    const deliveries = fc.array(fc.tuple(fc.nat({ max: 20 }), fc.boolean()), { maxLength: 60 });
    const ids = new Identifiers({ now: () => 0 });
    fc.assert(
      fc.property(
        deliveries,
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1, max: 8 }),
        (all, percent, least) => {
          const clock = new ControlledClock({ now: () => 0 });
          clock.hold();
          const limit = new FailureLimit(clock, { percent, deliveries: least });
          const app = new App(ids, { name: 'app' });
          const start = Math.floor(clock.elapsed() / 60_000);
          let counted: { minute: number; isAcked: boolean }[] = [];
          let minutes = start;
          for (const [pause, isAcked] of all) {
            clock.move(pause * 60_000);
            minutes += pause;
            counted = [...counted, { minute: minutes, isAcked }].filter(({ minute }) => minute > minutes - 60);
            const failed = counted.filter(each => !each.isAcked).length;
            const isReached = counted.length >= least && failed / counted.length > percent / 100;
            expect(limit.isReachedBy(app, isAcked)).toBe(isReached);
            if (isReached) counted = [];
          }
        },
      ),
    );
  });
});
