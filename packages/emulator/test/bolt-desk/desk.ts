import { App, LogLevel, type CodedError, type Context } from '@slack/bolt';
import { addAssistant } from './assistant.js';
import { addConversations } from './conversations.js';
import { addNewTickets } from './new-tickets.js';
import { addOpenTickets } from './open-tickets.js';
import { Tickets } from './tickets.js';
import { addWorkflowSteps } from './workflow-steps.js';

/**
 * A help desk on Bolt, as it would be for Slack itself. Its environment alone says which Slack it works for, and in
 * which channel tickets are shown.
 */
export async function startDesk(env: NodeJS.ProcessEnv): Promise<App> {
  const app = new App({
    socketMode: true,
    appToken: env['SLACK_APP_TOKEN'] ?? '',
    token: env['SLACK_BOT_TOKEN'] ?? '',
    clientOptions: env['SLACK_API_URL'] === undefined ? {} : { slackApiUrl: env['SLACK_API_URL'] },
    logLevel: LogLevel.ERROR,
    extendedErrorHandler: true,
  });
  const channel = env['DESK_CHANNEL'] ?? '#support';
  const tickets = new Tickets();

  const visits = new Map<string, number>();
  app.use(async ({ context, next }) => {
    if (context.userId !== undefined) {
      const count = (visits.get(context.userId) ?? 0) + 1;
      visits.set(context.userId, count);
      context['visits'] = count;
    }
    await next();
  });
  app.error(async ({ error, context }: { error: CodedError; context: Context }) => {
    if (context.userId === undefined) throw error;
    await app.client.chat.postMessage({ channel: context.userId, text: `That did not work. ${error.message}` });
  });
  addNewTickets(app, tickets, channel);
  addOpenTickets(app, tickets, channel);
  addConversations(app, tickets, channel);
  addAssistant(app, tickets);
  addWorkflowSteps(app, tickets, channel);

  await app.start();
  return app;
}
