import { App, LogLevel } from '@slack/bolt';
import { type LoadKind, getRouteName } from '../load-kind.js';
import { clientSettings } from './client-settings.js';
import { serveReports } from './report.js';
import { isNested, readAll } from './nested-payload.js';

// A Bolt app, written as in Bolt's documentation.

const { appToken, botToken: token, slackApiUrl, kind } = clientSettings;

const app = new App({ token, appToken, socketMode: true, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });

const listeners: Readonly<Record<LoadKind, (name: string) => void>> = {
  command: name =>
    app.command(name, async ({ command, ack }) => {
      if (isNested(command)) await ack(readAll(command.user_id, command.channel_id, command));
    }),
  action: name =>
    app.action(name, async ({ action, body, ack }) => {
      if (isNested(action)) readAll(body.user.id, body.channel?.id, action);
      await ack();
    }),
  submission: name =>
    app.view(name, async ({ view, body, ack }) => {
      if (isNested(view)) readAll(body.user.id, undefined, view);
      await ack();
    }),
  message: name =>
    app.message(name, async ({ message, context }) => {
      if (isNested(message)) readAll(context.userId, message.channel, message);
    }),
};

for (let index = 0; index < clientSettings.handlers; index += 1) listeners[kind](getRouteName(kind, index));

await app.start();
serveReports();
