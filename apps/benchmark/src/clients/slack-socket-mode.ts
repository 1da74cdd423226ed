import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { getRouteName } from '../load-kind.js';
import { clientSettings } from './client-settings.js';
import { serveReports } from './report.js';
import { type Nested, readAll } from './nested-payload.js';

// Slack's Socket Mode client without Bolt. A map routes the commands.

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
  Array.from({ length: clientSettings.handlers }, (_, index) => [
    getRouteName('command', index),
    (command: Command) => readAll(command.user_id, command.channel_id, command),
  ]),
);

const { appToken, slackApiUrl } = clientSettings;
const client = new SocketModeClient({ appToken, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });
client.on('slash_commands', ({ body, ack }: CommandEvent) => {
  const text = handlers.get(body.command)?.(body);
  if (text !== undefined) void ack({ text });
});
await client.start();
serveReports();
