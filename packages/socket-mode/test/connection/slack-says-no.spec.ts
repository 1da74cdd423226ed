import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';
import { LocalSlack } from './local-slack.js';
import { ScriptedStage } from './scripted-stage.js';
import { answer, answerWithUrl, disconnect, hello } from './scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedStage();

describe('Socket Mode switched off', () => {
  it('is told once, whatever the answers are, and asked about slowly until it is on again', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 2, backOff: { disabledMs: 150 } });
    const opens = slack.opens;
    const disabledAt = performance.now();
    emulator.faults.disable();
    await eventually('an attempt', () => slack.opens > opens);
    expect(performance.now() - disabledAt).toBeGreaterThanOrEqual(149);
    await eventually('more attempts', () => slack.opens > opens + 2);
    emulator.faults.enable();
    await emulator.waitForConnections(2);

    expect(listener.noticed('disabled')).toHaveLength(1);
    expect(listener.noticed('failed')).toEqual([]);
    await eventually('the status', () => listener.statuses.length === 4);
    expect(listener.statuses).toEqual(['connecting', 'connected', 'disconnected', 'connected']);

    // From now on such an answer means what it says.
    emulator.faults.refuseNextOpens(1, { error: 'forbidden_team' });
    emulator.faults.cut();
    await eventually('an end of all attempts', () => listener.noticed('failed').length > 0);
  });

  it('is told instead of hello as well', async () => {
    const { connections, listener } = await stage.set({
      open: (response, call, url) =>
        call === 2 ? answer(response, { ok: false, error: 'forbidden_team' }) : answerWithUrl(response, call, url),
      socket: (socket, number) => socket.send(number === 1 ? disconnect('link_disabled') : hello()),
    });
    await connections.start();
    expect(listener.noticed('disabled')).toHaveLength(1);
  });

  it('does not hide that the token was revoked', async () => {
    const { connections, listener } = await slack.connect({ connections: 1 });
    slack.emulator.faults.disable({ error: 'token_revoked' });
    await eventually('an end of all attempts', () => listener.noticed('failed').length > 0);
    expect(connections.status).toBe('failed');
  });
});

describe('one socket too many', () => {
  it('is tried again later, and told', async () => {
    const { connections, listener } = await stage.set({
      socket: (socket, number) => {
        socket.send(number === 1 ? disconnect('too_many_websockets') : hello());
        if (number === 1) socket.close();
      },
    });
    await connections.start();
    expect(listener.noticed('too_many')).toMatchObject([{ connection: 1 }]);
  });

  it('backs off even when the socket had been greeted, and healthy, before', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
      { socket: socket => socket.send(hello()) },
      { backOff: { healthyAfterMs: 0, baseMs: 60_000, capMs: 60_000 }, random: () => 0.5 },
    );
    await connections.start();
    scripted.sockets[0]?.send(disconnect('too_many_websockets'));
    await eventually('the notice', () => listener.noticed('too_many').length > 0);
    expect(listener.noticed('too_many')).toMatchObject([{ connection: 1, retryInMs: 30_000 }]);
    await eventually('the socket to be given up', () => scripted.sockets[0]?.readyState === 3);
  });
});

describe('a disconnect for a reason that nobody has heard of', () => {
  it('is a renewal', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    await slack.emulator.faults.refresh({ reason: 'spring_cleaning' });
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    expect(listener.noticed('renewing')).toEqual([{ kind: 'renewing', connection: 1, reason: 'spring_cleaning' }]);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });

  it('instead of hello fails the attempt', async () => {
    const { connections, listener } = await stage.set({
      socket: (socket, number) => socket.send(number === 1 ? disconnect('spring_cleaning') : hello()),
    });
    await connections.start();
    expect(listener.noticed('retrying')[0]?.failure).toEqual({ kind: 'turned_away', reason: 'spring_cleaning' });
  });
});

describe('sockets that Slack counts and nobody here has', () => {
  it('are told when their number changes, not at each hello', async () => {
    const { connections, listener } = await stage.set(
      { socket: (socket, number) => socket.send(hello({ num_connections: number + 2 })) },
      { connections: 2 },
    );
    await connections.start();
    await eventually('both connections', () => listener.noticed('ready').length === 2);
    expect(listener.noticed('ghosts')).toEqual([{ kind: 'ghosts', slackCounts: 3, ownCount: 1 }]);
  });
});
