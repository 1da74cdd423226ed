import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogLevel, SocketModeClient, type Logger } from '@slack/socket-mode';
import { SlackEmulator } from '../../src/index.js';

interface SlackEvent {
  ack: (payload?: object) => Promise<void>;
  body: { command?: string };
}

const nothing = (): void => undefined;
const silence: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** Resolves when the client is connected again. The client also emits an `error` event for the lost connection. */
async function connected(client: SocketModeClient): Promise<void> {
  await new Promise<void>(resolve => client.once('connected', () => resolve()));
}

let slack: SlackEmulator;
let client: SocketModeClient;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  client = new SocketModeClient({
    appToken: slack.appToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    // The client's delay before it reconnects.
    clientPingTimeout: 50,
    logger: silence,
  });
  client.on('slash_commands', ({ ack, body }: SlackEvent) => void ack({ text: `did ${String(body.command)}` }));
  await client.start();
});

afterEach(async () => {
  await client.disconnect();
  await slack.close();
});

describe("Slack's own Socket Mode client", () => {
  it('acks over its connection', async () => {
    const { ack, message } = await slack.user('bob').command('/tidy');

    expect(ack?.status).toBe('in_time');
    expect(message?.text).toBe('did /tidy');
  });

  it('reconnects after a refresh and receives envelopes', async () => {
    const [before] = await slack.waitForConnections(1);
    const reconnected = connected(client);

    await slack.faults.refresh({ closeAfterMs: 10 });
    await reconnected;

    const [after] = await slack.waitForConnections(1);
    expect(after?.id).not.toBe(before?.id);
    const { message } = await slack.user('bob').command('/tidy');
    expect(message?.text).toBe('did /tidy');
  });

  it('reconnects after its connection is cut', async () => {
    const reconnected = connected(client);

    slack.faults.cut();
    await reconnected;

    const { ack } = await slack.user('bob').command('/tidy');
    expect(ack).not.toBeNull();
  });
});
