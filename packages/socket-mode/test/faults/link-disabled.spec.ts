import { expect, it } from '@jest/globals';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';

const slack = new LocalSlack();

it('treats Socket Mode as disabled, not the token as invalid, when Slack reports it on a replaced socket', async () => {
  const { emulator } = slack;
  const { connections, listener } = await slack.connect({ connections: 1, backOff: { disabledMs: 40 } });

  // The socket is about to close and its replacement cannot be opened yet, so it is already draining.
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

it('keeps retrying a token that worked before if no socket could report that Socket Mode is disabled', async () => {
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
