import { App, LogLevel } from '@slack/bolt';
import { type LoadKind, nameOf } from '../load-kind.js';
import { asked } from './asked.js';
import { reportWhenAsked } from './report.js';
import { isNested, readAll } from './what-is-read.js';

// An app in Bolt, as Bolt's own documentation writes one.

const { appToken, botToken: token, slackApiUrl, kind } = asked;

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

for (let index = 0; index < asked.handlers; index += 1) listeners[kind](nameOf(kind, index));

await app.start();
reportWhenAsked();
