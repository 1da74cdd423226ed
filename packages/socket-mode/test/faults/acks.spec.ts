import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { SlackCommand, SlackConnections, SlackEvent } from '../../src/index.js';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';
import { createAck } from '../connection/recording-listener.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';

const slack = new LocalSlack();
const untouched = globalThis.fetch;

/** A bot whose only response waits until the test opens a gate. */
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

describe('an ack whose connection was lost', () => {
  it.each(['cut', 'reset'] as const)('(%s) is written on another connection', async end => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 2 });
    listener.handleFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {}, connection: 0 });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    const dead = emulator.connections[0]?.id;
    emulator.faults[end]({ connection: 0 });
    await waitFor('the loss', () => listener.getEvents('lost').length > 0);
    expect(frame.settle(createAck(frame))).toBe('written');
    const { ack } = await exchange;
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(ack?.connectionId).not.toBe(dead);
  });

  it.each([1, 2])('waits for the next connection when all %i are lost at once', async connections => {
    const { emulator } = slack;
    const { connections: own, listener } = await slack.connect({ connections });
    listener.handleFrame = () => {};
    const exchanges = [0, 1].map(() => emulator.deliver({ type: 'slash_commands', payload: {} }));
    await waitFor('the payloads', () => listener.frames.length === 2);
    emulator.faults.refuseNextOpens(3);
    emulator.faults.cut();
    await waitFor('the loss', () => own.status === 'disconnected');
    const fates: string[] = [];
    const settled = listener.frames.map(frame => frame.settle(createAck(frame), { ended: fate => fates.push(fate) }));
    expect(settled).toEqual(['waiting', 'waiting']);
    expect(fates).toEqual([]);
    for (const { ack } of await Promise.all(exchanges)) expect(ack).toMatchObject({ status: 'in_time' });
    expect(fates).toEqual(['written', 'written']);
  });

  it('is dropped when Slack no longer waits for it', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1, limits: { ackMs: 1_000 } });
    listener.handleFrame = () => {};
    void emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(1_000);
    emulator.faults.cut();
    await waitFor('the loss', () => connections.status === 'disconnected');
    const fates: string[] = [];
    frame.settle(createAck(frame), { ended: fate => fates.push(fate) });
    await waitFor('its end', () => fates.length > 0);
    expect(fates).toEqual(['unsent']);
  });

  it('does not wait when it has already expired', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1, limits: { ackMs: 1 } });
    listener.handleFrame = () => {};
    void emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(1_000);
    emulator.faults.cut();
    await waitFor('the loss', () => connections.status === 'disconnected');
    expect(frame.settle(createAck(frame))).toBe('unsent');
  });

  it('is unaffected by a listener that throws', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    emulator.faults.cut();
    await waitFor('the loss', () => connections.status === 'disconnected');
    frame.settle(createAck(frame), {
      ended: () => {
        throw new RangeError('not now');
      },
    });
    expect((await exchange).ack).not.toBeNull();
    await waitFor('the notice', () => listener.getEvents('listener_failed').length > 0);
    expect(listener.getEvents('listener_failed')[0]).toMatchObject({ call: 'ack' });
    expect(connections.status).toBe('connected');
  });
});

describe('an ack that waits at close()', () => {
  it('delays close() until the next connection is ready', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(3);
    emulator.faults.cut();
    await waitFor('the loss', () => connections.status === 'disconnected');
    expect(frame.settle(createAck(frame))).toBe('waiting');
    await connections.close();
    expect((await exchange).ack).toMatchObject({ status: 'in_time' });
    expect(emulator.connections).toEqual([]);
    expect(connections.status).toBe('stopped');
  });

  it('delays close() no longer than Slack waits for the ack', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1, limits: { ackMs: 200 } });
    listener.handleFrame = () => {};
    void emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(1_000);
    emulator.faults.cut();
    await waitFor('the loss', () => connections.status === 'disconnected');
    const fates: string[] = [];
    frame.settle(createAck(frame), { ended: fate => fates.push(fate) });
    await connections.close();
    expect(fates).toEqual(['unsent']);
    expect(connections.status).toBe('stopped');
  });
});

describe('a command response whose ack has no connection', () => {
  it('is sent to the response_url when the ack is dropped', async () => {
    const { patient, gate } = await patientBot();
    await using bot = patient;
    const ann = bot.slack.user('ann');
    const exchange = ann.command('/wait');
    await gate.reached;
    bot.slack.faults.refuseNextOpens(1_000);
    bot.slack.faults.cut();
    await waitFor('the loss', () => bot.app.get(SlackConnections).app().status === 'disconnected');
    gate.open();

    await expect(bot.slack.waitForMessage('Done.')).resolves.toMatchObject({ ephemeralTo: ann.id });
    const line =
      'The ack of command /wait could not be sent: every connection was down. The user sees an error, even if the handler succeeded.';
    expect(bot.log.find('warn', line)).toHaveLength(1);
    expect((await exchange).ack).toBeNull();
  });

  it('is sent before the shutdown ends, even if that takes long', async () => {
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
    await waitFor('the loss', () => bot.app.get(SlackConnections).app().status === 'disconnected');
    gate.open();
    // The handler returns, and its ack starts to wait for a connection.
    await nextTurn();
    await nextTurn();
    await bot.app.close();
    slowly.mockRestore();
    expect(bot.slack.messages.filter(({ text }) => text === 'Done.')).toHaveLength(1);
  });
});

describe('an event whose ack has no connection', () => {
  it.each([
    [0, 'Slack redelivers it; completed handlers do not run again.'],
    [3, 'Slack does not redeliver it: completed handlers keep their effect, the rest is lost.'],
  ])('is logged with its consequence (redelivery %s)', async (retryAttempt, follows) => {
    const { patient, gate } = await patientBot();
    await using bot = patient;
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', text: 'hi', ts: '1.1' };
    void bot.slack.deliver({ type: 'events_api', payload: { event_id: 'Ev1', team_id: 'T1', event }, retryAttempt });
    await gate.reached;
    bot.slack.faults.refuseNextOpens(1_000);
    bot.slack.faults.cut();
    await waitFor('the loss', () => bot.app.get(SlackConnections).app().status === 'disconnected');
    gate.open();
    const line = `The ack of event 'app_mention' could not be sent: every connection was down. ${follows}`;
    await waitFor('the line', () => bot.log.find('warn', line).length > 0);
    expect(bot.log.find('warn', line)).toHaveLength(1);
  });
});
