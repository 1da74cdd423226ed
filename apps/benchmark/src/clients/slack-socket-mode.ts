import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { nameOf } from '../load-kind.js';
import { asked } from './asked.js';
import { reportWhenAsked } from './report.js';
import { type Nested, readAll } from './what-is-read.js';

// Slack's client without Bolt: it knows the types of envelopes, and a map of one's own finds the command.

interface Command extends Nested {
  readonly command: string;
  readonly user_id: string;
  readonly channel_id: string;
}

interface CommandEvent {
  readonly body: Command;
  readonly ack: (answer: { text: string }) => Promise<void>;
}

const handlers = new Map(
  Array.from({ length: asked.handlers }, (_, index) => [
    nameOf('command', index),
    (command: Command) => readAll(command.user_id, command.channel_id, command),
  ]),
);

const { appToken, slackApiUrl } = asked;
const client = new SocketModeClient({ appToken, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });
client.on('slash_commands', ({ body, ack }: CommandEvent) => {
  const text = handlers.get(body.command)?.(body);
  if (text !== undefined) void ack({ text });
});
await client.start();
reportWhenAsked();
