import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { planNetworkPhase, type NetworkPhase } from '../../src/faults/bad-network.js';
import { SlackEmulator } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  slack.time.freeze();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const turns = (seed: number, count: number): NetworkPhase[] =>
  Array.from({ length: count }, (_, number) => planNetworkPhase({ seed }, number));

/** By when the network of a seed has ended a connection. */
function firstEndMs(seed: number): number {
  const all = turns(seed, 100);
  const first = all.findIndex(({ end }) => end !== null);
  return all.slice(0, first).reduce((sum, { lastsMs }) => sum + lastsMs, 0);
}

describe('a bad network', () => {
  it('is the same by the same seed, within its bounds, and ends a connection now and then', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 10_000 }), (seed, latencyMs) => {
        const [first, ...others] = Array.from({ length: 100 }, (_, at) => planNetworkPhase({ seed, latencyMs }, at));
        const ends = others.filter(({ end }) => end !== null).length;
        expect(first).toMatchObject({ ...planNetworkPhase({ seed, latencyMs }, 0), end: null });
        expect(ends).toBeGreaterThan(5);
        expect(ends).toBeLessThan(70);
        for (const turn of others) {
          expect(turn.lastsMs).toBeGreaterThanOrEqual(2000);
          expect(turn.lastsMs).toBeLessThanOrEqual(10_000);
          expect(turn.latencyMs).toBeLessThanOrEqual(2 * latencyMs);
          expect(turn.which).toBeLessThan(1);
        }
      }),
      { numRuns: 30 },
    );
    expect(turns(1, 50)).not.toEqual(turns(2, 50));
    expect(new Set(turns(1, 50).map(({ end }) => end))).toEqual(new Set([null, 'cut', 'reset']));
  });

  it('ends connections, new ones among them, until it is ended itself', async () => {
    await app.connect();
    slack.faults.badNetwork({ seed: 7, latencyMs: 0 });
    expect(slack.faults.inForce).toEqual([
      {
        id: 'badNetwork',
        fault: 'badNetwork',
        text: 'the network is bad: up to 0 ms late, in pieces, cut now and then (seed 7)',
        connectionId: null,
      },
    ]);
    await app.connect();
    await slack.time.advance(firstEndMs(7) - 1);
    expect(slack.connections).toHaveLength(2);
    await slack.time.advance(1);
    const { close } = await slack.waitFor('the first end', () => slack.closedConnections[0]);
    expect(close).toMatchObject({ by: 'network', clean: false });

    slack.faults.end('badNetwork');
    await slack.time.advance('10m');
    expect(slack.connections).toHaveLength(1);
    expect(slack.faults.inForce).toEqual([]);
  });

  it('has what is said come late, on connections that are open and on new ones, and with other faults', async () => {
    const old = await app.connect();
    slack.faults.badNetwork({ latencyMs: 3_600_000 });
    slack.faults.delay({ ms: 1 });
    old.acknowledgeAll();
    const newcomer = app.dial(await app.connectionUrl());
    const exchange = slack.deliver({ type: 'slash_commands', payload: { command: '/deploy' }, connection: 0 });
    // Another one than that: what would be on its way to the app has been answered before it.
    await app.call('auth.test');
    expect([old.envelopes, newcomer.frames]).toEqual([[], []]);

    slack.faults.heal();
    expect((await exchange).ack).not.toBeNull();
    await slack.waitFor('hello', () => newcomer.frames[0]);
  });
});
