import { expect, it } from '@jest/globals';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';

const slack = new LocalSlack();

it('takes Socket Mode for switched off, not the token for refused, when that is said on a socket already replaced', async () => {
  const { emulator } = slack;
  const { connections, listener } = await slack.connect({ connections: 1, backOff: { disabledMs: 40 } });

  // The socket is to end, and its successor can't be opened yet: it leaves already when Slack says more.
  emulator.faults.refuseNextOpens(1, { retryAfterSeconds: 1 });
  await emulator.faults.refresh({ closeAfterMs: null });
  await waitFor('the refused attempt', () => listener.getEvents('retrying').length === 1);
  emulator.faults.disable();
  const opens = slack.openCallCount;
  await waitFor('attempts that are refused', () => slack.openCallCount > opens + 1);
  emulator.faults.enable();

  await waitFor('the connection', () => connections.status === 'connected');
  expect(listener.getEvents('failed')).toEqual([]);
});

it('goes on trying a token that was good before, when nobody could hear that Socket Mode was switched off', async () => {
  const { emulator } = slack;
  const { connections, listener } = await slack.connect({ connections: 1, backOff: { disabledMs: 40 } });

  emulator.faults.shutDoor();
  emulator.faults.cut();
  await waitFor('the loss', () => connections.status === 'disconnected');
  emulator.faults.disable();
  await emulator.faults.openDoor();
  await waitFor('the refusal', () =>
    listener.getEvents('retrying').some(({ reason }) => reason.includes('forbidden_team')),
  );
  emulator.faults.enable();

  await waitFor('the connection', () => connections.status === 'connected');
  expect(listener.getEvents('failed')).toEqual([]);
});
