import { Injectable } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_CONNECTION_SETTINGS } from '../../src/connection/connection-settings.js';
import { SlackSocket, type SocketListener } from '../../src/connection/socket.js';
import { SocketUrl } from '../../src/connection/open-connection.js';
import { SlackEvent } from '../../src/index.js';
import { ScriptedSlack } from '../connection/scripted-slack.js';
import { Bot } from '../support/bot.js';

/** Far more than `ws` answers in one turn. The operating system decides how they are grouped. */
const PINGS = 1_000;

@Injectable()
class Listener {
  @SlackEvent('reaction_added')
  react(): void {}
}

it('reads the frames behind many pings that a busy process finds unread at once', async () => {
  await using bot = await Bot.start({ providers: [Listener], options: { connections: 1 } });
  const { slack } = bot;
  const [connection] = slack.connections;

  // All of it is sent at once: pings between the fragments of a frame, then a whole frame.
  slack.faults.fragment({ pieces: PINGS });
  const pinged = slack.deliverEvent({ type: 'reaction_added', reaction: 'x'.repeat(PINGS) });
  slack.faults.heal();
  const behind = slack.deliverEvent({ type: 'reaction_added' });

  expect([(await pinged).ack, (await behind).ack]).not.toContain(null);
  expect(slack.connections).toMatchObject([{ id: connection?.id }]);
});

describe('a socket that closes', () => {
  let slack: ScriptedSlack;
  beforeEach(async () => (slack = await ScriptedSlack.start()));
  afterEach(() => slack.close());

  it('reads frames that arrived meanwhile, even if the process was blocked longer than the close timeout', async () => {
    const received: (string | null)[] = [];
    const owner: SocketListener = {
      onStateChange: () => {},
      onFrame: (_socket, text) => void received.push(text),
      onSocketModeDisabled: () => {},
      onAcksAtRisk: () => {},
      onOrphanedAcks: () => {},
      isNeeded: () => false,
    };
    const url = SocketUrl.parse(slack.apiUrl.replace('http', 'ws'), false);
    if (url === null) throw new Error('The scripted Slack is nowhere.');
    const closeMs = 50;
    const socket = new SlackSocket(url, { ...DEFAULT_CONNECTION_SETTINGS.limits, closeMs }, owner);
    await socket.helloResult;

    void socket.close();
    slack.sockets[0]?.send('{"envelope_id":"late"}');
    const busyUntil = performance.now() + 4 * closeMs;
    while (performance.now() < busyUntil);
    await socket.closed;

    expect(received).toEqual(['{"envelope_id":"late"}']);
  });
});
