import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { SlackCommand, SlackConnections, SlackEvent } from '../../src/index.js';
import { eventually } from '../connection/eventually.js';
import { LocalSlack } from '../connection/local-slack.js';
import { ackOf } from '../connection/recording-listener.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';

const slack = new LocalSlack();
const untouched = globalThis.fetch;

/** A bot whose one answer waits at a gate. */
async function patientBot(): Promise<{ readonly patient: Bot; readonly gate: Gate }> {
  const gate = new Gate();

  @Injectable()
  class PatientBot {
    @SlackCommand('/wait')
    async wait() {
      await gate.pass();
      return 'Done.';
    }

    @SlackEvent('app_mention')
    async mention() {
      await gate.pass();
    }
  }

  const options = { connections: 1, connectionLimits: { ackMs: 500 } };
  const slackOptions = { ackTimeoutMs: 1_000 };
  return { patient: await Bot.start({ providers: [PatientBot], options, slack: slackOptions }), gate };
}

describe('an ack whose connection has died', () => {
  it.each(['cut', 'reset'] as const)('(%s) goes out on another one', async end => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 2 });
    listener.onFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {}, connection: 0 });
    const frame = await eventually('the payload', () => listener.frames[0]);
    const dead = emulator.connections[0]?.id;
    emulator.faults[end]({ connection: 0 });
    await eventually('the loss', () => listener.noticed('lost').length > 0);
    expect(frame.settle(ackOf(frame))).toBe('written');
    const { ack } = await exchange;
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(ack?.connectionId).not.toBe(dead);
  });

  it.each([1, 2])('waits for the next one when all %i are lost at once', async connections => {
    const { emulator } = slack;
    const { connections: own, listener } = await slack.connect({ connections });
    listener.onFrame = () => {};
    const exchanges = [0, 1].map(() => emulator.deliver({ type: 'slash_commands', payload: {} }));
    await eventually('the payloads', () => listener.frames.length === 2);
    emulator.faults.refuseNextOpens(3);
    emulator.faults.cut();
    await eventually('the loss', () => own.status === 'disconnected');
    const fates: string[] = [];
    const settled = listener.frames.map(frame => frame.settle(ackOf(frame), { ended: fate => fates.push(fate) }));
    expect(settled).toEqual(['waiting', 'waiting']);
    expect(fates).toEqual([]);
    for (const { ack } of await Promise.all(exchanges)) expect(ack).toMatchObject({ status: 'in_time' });
    expect(fates).toEqual(['written', 'written']);
  });

  it('is given up when Slack does not wait for it any more', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1, limits: { ackMs: 1_000 } });
    listener.onFrame = () => {};
    void emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(1_000);
    emulator.faults.cut();
    await eventually('the loss', () => connections.status === 'disconnected');
    const fates: string[] = [];
    frame.settle(ackOf(frame), { ended: fate => fates.push(fate) });
    await eventually('its end', () => fates.length > 0);
    expect(fates).toEqual(['unsent']);
  });

  it('is not even begun to wait for when its time is over', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1, limits: { ackMs: 1 } });
    listener.onFrame = () => {};
    void emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(1_000);
    emulator.faults.cut();
    await eventually('the loss', () => connections.status === 'disconnected');
    expect(frame.settle(ackOf(frame))).toBe('unsent');
  });

  it('harms nobody when whoever waited for its end throws', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1 });
    listener.onFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);
    emulator.faults.cut();
    await eventually('the loss', () => connections.status === 'disconnected');
    frame.settle(ackOf(frame), {
      ended: () => {
        throw new RangeError('not now');
      },
    });
    expect((await exchange).ack).not.toBeNull();
    await eventually('the notice', () => listener.noticed('listener_failed').length > 0);
    expect(listener.noticed('listener_failed')[0]).toMatchObject({ call: 'ack' });
    expect(connections.status).toBe('connected');
  });
});

describe('an ack that waits when everything closes', () => {
  it('keeps the close waiting for the connection that is coming', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1 });
    listener.onFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(3);
    emulator.faults.cut();
    await eventually('the loss', () => connections.status === 'disconnected');
    expect(frame.settle(ackOf(frame))).toBe('waiting');
    await connections.close();
    expect((await exchange).ack).toMatchObject({ status: 'in_time' });
    expect(emulator.connections).toEqual([]);
    expect(connections.status).toBe('stopped');
  });

  it('keeps it waiting no longer than Slack waits', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1, limits: { ackMs: 200 } });
    listener.onFrame = () => {};
    void emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(1_000);
    emulator.faults.cut();
    await eventually('the loss', () => connections.status === 'disconnected');
    const fates: string[] = [];
    frame.settle(ackOf(frame), { ended: fate => fates.push(fate) });
    await connections.close();
    expect(fates).toEqual(['unsent']);
    expect(connections.status).toBe('stopped');
  });
});

describe("a command's answer whose ack finds no connection", () => {
  it('takes the response_url when the ack is given up', async () => {
    const { patient, gate } = await patientBot();
    await using bot = patient;
    const ann = bot.slack.user('ann');
    const exchange = ann.command('/wait');
    await gate.reached;
    bot.slack.faults.refuseNextOpens(1_000);
    bot.slack.faults.cut();
    await eventually('the loss', () => bot.app.get(SlackConnections).app().status === 'disconnected');
    gate.open();

    await expect(bot.slack.waitForMessage('Done.')).resolves.toMatchObject({ ephemeralTo: ann.id });
    const line =
      'The ack of command /wait could not be sent: every connection was down. The person sees a failure, whatever was done.';
    expect(bot.log.find('warn', line)).toHaveLength(1);
    expect((await exchange).ack).toBeNull();
  });

  it('takes it before a shutdown is over, though it takes its time', async () => {
    const { patient, gate } = await patientBot();
    await using bot = patient;
    const slowly = jest.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
      await pause(100);
      return untouched(...request);
    });
    void bot.slack.user('ann').command('/wait');
    await gate.reached;
    bot.slack.faults.refuseNextOpens(1_000);
    bot.slack.faults.cut();
    await eventually('the loss', () => bot.app.get(SlackConnections).app().status === 'disconnected');
    gate.open();
    // The handler returns, and its ack begins to wait.
    await nextTurn();
    await nextTurn();
    await bot.app.close();
    slowly.mockRestore();
    expect(bot.slack.messages.filter(({ text }) => text === 'Done.')).toHaveLength(1);
  });
});

describe('an event whose ack finds no connection', () => {
  it.each([
    [0, 'Slack delivers it again; what was done is not done twice.'],
    [3, 'Slack does not deliver it again: what was done of it is done, the rest is lost.'],
  ])('is told of with what follows (redelivery %s)', async (retryAttempt, follows) => {
    const { patient, gate } = await patientBot();
    await using bot = patient;
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', text: 'hi', ts: '1.1' };
    void bot.slack.deliver({ type: 'events_api', payload: { event_id: 'Ev1', team_id: 'T1', event }, retryAttempt });
    await gate.reached;
    bot.slack.faults.refuseNextOpens(1_000);
    bot.slack.faults.cut();
    await eventually('the loss', () => bot.app.get(SlackConnections).app().status === 'disconnected');
    gate.open();
    const line = `The ack of event 'app_mention' could not be sent: every connection was down. ${follows}`;
    await eventually('the line', () => bot.log.find('warn', line).length > 0);
    expect(bot.log.find('warn', line)).toHaveLength(1);
  });
});
