import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { describeFailure } from '../../src/connection/connection-failure.js';
import { DEFAULT_CONNECTION_SETTINGS } from '../../src/connection/connection-settings.js';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';
import { createAck, type RecordingListener } from '../connection/recording-listener.js';

/** Waits until a connection gets a replacement and returns the reason. */
const suspicionOf = async (listener: RecordingListener): Promise<string> =>
  (await waitFor('a suspicion', () => listener.getEvents('suspected')[0])).reason;

const firstFailure = async (listener: RecordingListener): Promise<unknown> =>
  (await waitFor('an attempt that failed', () => listener.getEvents('retrying')[0])).failure;

/** Why a connection was replaced. */
const ends = (listener: RecordingListener) => [...listener.getEvents('suspected'), ...listener.getEvents('lost')];

const passed = (ms: number): Promise<true> => {
  const end = performance.now() + ms;
  return waitFor(`${ms} ms to pass`, () => performance.now() > end);
};

describe('a connection that dies silently', () => {
  const slack = new LocalSlack({ ackTimeoutMs: 1_500 });
  const limits = { pingEveryMs: 20, pongMs: 60 };
  const noPong = { kind: 'timed_out', wait: 'pong', limitMs: 60 } as const;

  it('is detected by an unanswered ping, and replaced', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits });
    emulator.faults.halfOpen();
    expect(await suspicionOf(listener)).toBe(describeFailure(noPong));
    await waitFor('the successor', () => listener.getEvents('renewed').length > 0);
    expect((await emulator.deliver({ type: 'interactive', payload: {}, connection: 1 })).ack).not.toBeNull();
  });

  it('is terminated after a second wait, even if no replacement can be opened', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits });
    emulator.faults.halfOpen();
    emulator.faults.refuseNextOpens(1_000);
    const loss = await waitFor('the loss', () => listener.getEvents('lost')[0]);
    expect(loss.failure).toEqual(noPong);
    expect(listener.getEvents('suspected')).toHaveLength(1);
  });

  it('is detected when only outgoing data is lost and payloads still arrive', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits });
    emulator.faults.halfOpen({ direction: 'from_app' });
    const traffic = setInterval(() => void emulator.deliver({ type: 'interactive', payload: {}, connection: 0 }), 5);
    try {
      expect(await suspicionOf(listener)).toBe(describeFailure(noPong));
    } finally {
      clearInterval(traffic);
    }
    expect(listener.frames.length).toBeGreaterThan(0);
  });

  it('is detected despite unsolicited pongs', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits });
    emulator.faults.halfOpen({ direction: 'from_app' });
    const pongs = setInterval(() => emulator.faults.pong(), 5);
    try {
      expect(await suspicionOf(listener)).toBe(describeFailure(noPong));
    } finally {
      clearInterval(pongs);
    }
  });

  it('is detected when only incoming data is lost', async () => {
    const { listener } = await slack.connect({ connections: 1, limits });
    slack.emulator.faults.halfOpen({ direction: 'to_app' });
    expect(await suspicionOf(listener)).toBe(describeFailure(noPong));
  });

  it('is detected between the upgrade and hello, long before the hello timeout', async () => {
    const { emulator } = slack;
    const { connections, listener } = slack.prepare({ connections: 1, limits: { ...limits, helloMs: 60_000 } });
    emulator.faults.greetNext(1, { hellos: 0 });
    void connections.start();
    await emulator.waitForConnections(1);
    emulator.faults.halfOpen();
    expect(await firstFailure(listener)).toEqual(noPong);
  });

  it('loses no event while another connection is ready, because Slack redelivers', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 2, limits });
    emulator.faults.halfOpen({ connection: 0 });
    const events = ['Ev1', 'Ev2', 'Ev3', 'Ev4'];
    const exchanges = events.map(event_id => emulator.deliver({ type: 'events_api', payload: { event_id } }));
    for (const { envelopeId } of await Promise.all(exchanges)) {
      expect(await emulator.waitForDelivery(envelopeId)).toMatchObject({ status: 'acked' });
    }
    expect([...new Set(listener.eventIds)].toSorted()).toEqual(events);
    expect(await suspicionOf(listener)).toBe(describeFailure(noPong));
  });

  it('is detected by a process that is busy all the time', async () => {
    const { listener } = await slack.connect({ connections: 1, limits });
    slack.emulator.faults.halfOpen();
    const end = performance.now() + 4_000;
    while (listener.getEvents('lost').length === 0 && performance.now() < end) {
      const busyUntil = performance.now() + 80;
      while (performance.now() < busyUntil);
      await turn();
    }
    expect(listener.getEvents('lost')).toMatchObject([{ failure: noPong }]);
  });

  it('is detected within 30 s by default, even if the process is blocked for four of every five seconds', () => {
    const { pingEveryMs, pongMs } = DEFAULT_CONNECTION_SETTINGS.limits;
    expect(pingEveryMs + pongMs).toBeLessThanOrEqual(10_000);
    // The pong limit is measured in quarters. A quarter then takes one turn of five seconds, and the fourth is last.
    expect(pongMs / 4).toBeLessThanOrEqual(5_000);
    expect(pingEveryMs + 4 * 5_000).toBeLessThanOrEqual(30_000);
  });
});

describe('a gateway that answers our pings late', () => {
  const slack = new LocalSlack();

  it('keeps its connection until the replacement is ready, and its payloads are acked', async () => {
    const { emulator } = slack;
    const limits = { pingEveryMs: 20, pongMs: 300, lingerMs: 2_000 };
    const { listener } = await slack.connect({ connections: 1, limits });
    emulator.faults.delay({ ms: 450, direction: 'to_app', connection: 0 });
    const late = emulator.deliver({ type: 'interactive', payload: {}, connection: 0 });
    await waitFor('the successor', () => listener.getEvents('renewed').length > 0);
    expect((await late).ack).not.toBeNull();
    expect(listener.getEvents('lost')).toEqual([]);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });
});

describe('a Slack that pings', () => {
  const slack = new LocalSlack({ pingIntervalMs: 10 });
  const limits = { pingEveryMs: 20, serverPingMs: 200 };

  it('and falls silent is replaced, although it still answers our pings', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits });
    await passed(50);
    emulator.faults.stopPings();
    expect(await suspicionOf(listener)).toBe('Slack stopped sending pings and payloads: nothing arrived within 200 ms');
  });

  it('and stops pinging but still sends payloads is not replaced', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { ...limits, serverPingMs: 600 } });
    await passed(50);
    emulator.faults.stopPings();
    const end = performance.now() + 1_500;
    while (performance.now() < end) {
      await emulator.deliver({ type: 'interactive', payload: {} });
      await pause(5);
    }
    expect(ends(listener)).toEqual([]);
  });
});

describe('a Slack that never sends pings', () => {
  const slack = new LocalSlack({ pingIntervalMs: 3_600_000 });

  it('is not replaced for that reason', async () => {
    const { listener } = await slack.connect({ connections: 1, limits: { pingEveryMs: 10, serverPingMs: 10 } });
    await passed(200);
    expect((await slack.emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
    expect(ends(listener)).toEqual([]);
  });
});

describe('a timeout while opening a socket', () => {
  const slack = new LocalSlack();

  it('for the URL has a limit, and another attempt follows', async () => {
    slack.emulator.faults.refuseNextOpens(1, { instead: 'hang' });
    const { listener } = await slack.connect({ connections: 1, limits: { urlMs: 60 } });
    expect(await firstFailure(listener)).toEqual({ kind: 'timed_out', wait: 'url', limitMs: 60 });
  });

  it('for the upgrade has a limit, and another attempt follows', async () => {
    slack.emulator.faults.rejectUpgrades(1, 'hang');
    const { listener } = await slack.connect({ connections: 1, limits: { dialMs: 60 } });
    expect(await firstFailure(listener)).toEqual({ kind: 'timed_out', wait: 'dial', limitMs: 60 });
  });

  it('for hello has a limit, and another attempt follows', async () => {
    slack.emulator.faults.greetNext(1, { hellos: 0 });
    const { listener } = await slack.connect({ connections: 1, limits: { helloMs: 60 } });
    expect(await firstFailure(listener)).toEqual({ kind: 'timed_out', wait: 'hello', limitMs: 60 });
  });
});

describe('close()', () => {
  const slack = new LocalSlack();

  it('ends after closeMs when the connection is dead', async () => {
    const { connections } = await slack.connect({ connections: 2, limits: { closeMs: 100 } });
    slack.emulator.faults.halfOpen();
    await connections.close();
    slack.emulator.faults.heal();
    await slack.emulator.waitForConnections(0);
    expect(slack.emulator.closedConnections.map(({ close }) => close?.code)).toEqual([1000, 1000]);
  });
});

/** Sets the system clock, and no other clock. */
function jump(byMs: number): void {
  const realNow = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + byMs);
}

describe('a change of the system clock', () => {
  const slack = new LocalSlack();
  afterEach(() => void jest.restoreAllMocks());

  it('by a day forward drops no ack that waits for the next connection', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { pingEveryMs: 20, pongMs: 2_000 } });
    listener.handleFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(3);
    emulator.faults.cut();
    await firstFailure(listener);
    jump(86_400_000);
    frame.settle(createAck(frame));
    expect((await exchange).ack).toMatchObject({ status: 'in_time' });
    expect(ends(listener)).toHaveLength(1);
  });

  it('by a day back closes no connection, and extends no wait', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { pingEveryMs: 20, pongMs: 2_000 } });
    emulator.faults.refuseNextOpens(1, { retryAfterSeconds: 1 });
    emulator.faults.cut();
    await firstFailure(listener);
    jump(-86_400_000);
    await waitFor('the new connection', () => listener.statuses.at(-1) === 'connected');
    await passed(200);
    expect((await emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
    expect(ends(listener)).toHaveLength(1);
  });

  it('by a day back does not make a connection count as unhealthy: its replacement is opened at once', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, backOff: { healthyAfterMs: 50 }, random: () => 0.5 });
    await passed(100);
    jump(-86_400_000);
    emulator.faults.cut();
    await waitFor('the loss', () => listener.getEvents('lost').length > 0);
    expect(listener.getEvents('lost')).toMatchObject([{ retryInMs: 0 }]);
  });
});

describe('a system clock set a day forward while Slack pings', () => {
  const slack = new LocalSlack({ pingIntervalMs: 10 });
  afterEach(() => void jest.restoreAllMocks());

  it('does not change the measured ping interval: silence is still detected', async () => {
    const { listener } = await slack.connect({ connections: 1, limits: { pingEveryMs: 20, serverPingMs: 200 } });
    await passed(50);
    jump(86_400_000);
    await passed(50);
    slack.emulator.faults.stopPings();
    expect(await suspicionOf(listener)).toContain('stopped sending pings');
  });
});
