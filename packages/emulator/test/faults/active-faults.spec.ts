import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start({ ackTimeoutMs: 250 });
  app = new RawApp(slack);
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const inForce = (): string[] => slack.faults.inForce.map(({ fault, text }) => `${fault}: ${text}`);

const authTest = (): Promise<Response> =>
  fetch(`${slack.apiUrl}auth.test`, { method: 'POST', headers: { authorization: `Bearer ${slack.botToken}` } });

describe('what is in force', () => {
  it('is nothing at first, nor after what is over as soon as it is done', async () => {
    await app.connect();
    await slack.faults.refresh();
    slack.faults.garbage();

    expect(inForce()).toEqual([]);
  });

  it('is what lasts, until it is ended', async () => {
    const { faults } = slack;
    await app.connect();
    faults.disable();
    faults.mute();
    faults.stopPings();
    faults.miscount(2);
    faults.slowApi({ ms: 50 });
    faults.setLifetime({ toldSeconds: 5 });

    expect(inForce()).toEqual([
      'disable: Socket Mode is off: opening is refused with forbidden_team',
      'mute: nothing is sent on any connection',
      'stopPings: Slack sends no pings',
      'miscount: hello counts 2 connections more than there are',
      'setLifetime: new connections live otherwise: {"toldSeconds":5}',
      'slowApi: answers of the Web API come 50 ms later',
    ]);

    faults.enable();
    faults.unmute();
    faults.resumePings();
    faults.miscount(0);
    faults.slowApi({ ms: 0 });
    faults.setLifetime();
    expect(inForce()).toEqual([]);
  });

  it('is what a connection suffers from, and new ones will, until they are healed', async () => {
    const { faults } = slack;
    await app.connect();
    const [id] = slack.connections.map(each => each.id);
    faults.halfOpen({ direction: 'to_app' });
    faults.delay({ ms: 40, direction: 'from_app', newConnections: true });
    faults.slow();
    faults.fragment();

    expect(inForce()).toEqual([
      'newConnections: new connections: {"fromApp":{"latencyMs":40}}',
      'halfOpen: nothing gets to the app',
      'slow: what goes to the app comes 16 bytes every 10 ms',
      'delay: what goes from the app comes 40 ms later',
      'fragment: each frame to the app comes in 3 pieces',
    ]);
    expect(faults.inForce.map(({ connectionId }) => connectionId)).toEqual([null, id, id, id, id]);

    faults.heal();
    expect(inForce()).toEqual([]);
  });

  it('is what is yet to happen, until it has', async () => {
    const { faults } = slack;
    faults.refuseNextCalls('auth.test', 2);
    faults.refuseNextOpens(1);
    faults.rejectUpgrades(1, 409);
    faults.useUpNextUrls(1);
    faults.greetNext(1, { hellos: 2 });
    faults.loseAcks(3);
    faults.duplicateNext(1);
    await authTest();

    expect(inForce()).toEqual([
      'refuseNextCalls: the next 2 calls are refused',
      'rejectUpgrades: the next upgrade is rejected',
      'useUpNextUrls: the next connection URL is used up',
      'greetNext: the next connection is greeted otherwise',
      'loseAcks: the next 3 acks are lost',
      'duplicateNext: the next payload comes twice',
    ]);
  });
});

describe('a fault in force', () => {
  it('is ended by its id, alone', async () => {
    const { faults } = slack;
    const connection = await app.connect();
    connection.acknowledgeAll();
    faults.halfOpen({ newConnections: true });
    faults.delay({ ms: 1, newConnections: true });
    faults.fragment();
    faults.disable();
    faults.loseAcks(2);
    const all = faults.inForce.map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);

    for (const id of all) {
      const before = faults.inForce.map(each => each.id);
      faults.end(id);
      expect(faults.inForce.map(each => each.id)).toEqual(before.filter(each => each !== id));
    }
    expect(() => faults.end('mute')).toThrow('There is no fault "mute" to end. In force are: none.');
    const { ack } = await slack.deliver({ type: 'slash_commands', payload: {}, connection: 0 });
    expect(ack?.status).toBe('in_time');
  });

  it('ends with all others, what is yet to happen among them', async () => {
    const { faults } = slack;
    await app.connect();
    faults.disable();
    faults.mute();
    faults.stopPings();
    faults.miscount(2);
    faults.slowApi({ ms: 50 });
    faults.setLifetime({ toldSeconds: 5 });
    faults.slow({ newConnections: true });
    faults.badNetwork();
    faults.refuseNextCalls('auth.test', 2);
    faults.rejectUpgrades(1, 409);
    faults.useUpNextUrls(1);
    faults.greetNext(1, { hellos: 2 });
    faults.loseAcks(3);
    faults.duplicateNext(1);
    expect(faults.inForce).toHaveLength(15);

    faults.end();
    expect(faults.inForce).toEqual([]);
    expect(slack.timeline.entries.at(-1)?.text).toBe('fault: end()');
    const { status } = await authTest();
    expect(status).toBe(200);
  });
});

describe('a slow Web API', () => {
  it('answers later, and in its own time when it is so no more', async () => {
    const ended: string[] = [];
    const call = async (name: string): Promise<void> => {
      const { status } = await authTest();
      ended.push(`${name} ${status}`);
    };
    slack.faults.slowApi({ ms: 300 });
    const slow = call('slow');
    await slack.waitForApiCall('auth.test');
    slack.faults.slowApi({ ms: 0 });
    await Promise.all([slow, call('quick')]);

    expect(ended).toEqual(['quick 200', 'slow 200']);
  });

  it('keeps nobody from ending', async () => {
    slack.faults.slowApi({ ms: 3_600_000 });
    const call = authTest().catch(() => 'hung up');
    await slack.waitForApiCall('auth.test');
    await slack.close();

    expect(await call).toBe('hung up');
  });
});
