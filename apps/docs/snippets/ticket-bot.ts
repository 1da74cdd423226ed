import { App, LogLevel } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';

const PRIORITIES = ['High', 'Normal'];

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const form = (title: string): ModalView => ({
  type: 'modal',
  callback_id: 'ticket',
  title: plain('New ticket'),
  submit: plain('Open'),
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: plain('Title'),
      element: { type: 'plain_text_input', action_id: 'value', initial_value: title },
    },
    {
      type: 'input',
      block_id: 'priority',
      label: plain('Priority'),
      element: {
        type: 'static_select',
        action_id: 'value',
        options: PRIORITIES.map(value => ({ text: plain(value), value: value.toLowerCase() })),
      },
    },
  ],
});

const card = (title: string, priority: string): { text: string; blocks: KnownBlock[] } => ({
  text: `${title} (${priority})`,
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: `*${title}*, ${priority}` } },
    { type: 'actions', elements: [{ type: 'button', action_id: 'close', value: title, text: plain('Close') }] },
  ],
});

/** Starts a bot for tickets. The environment has the tokens and the root of the Web API. */
export async function startTicketBot(env: NodeJS.ProcessEnv): Promise<App> {
  const app = new App({
    socketMode: true,
    appToken: env['SLACK_APP_TOKEN'] ?? '',
    token: env['SLACK_BOT_TOKEN'] ?? '',
    clientOptions: env['SLACK_API_URL'] === undefined ? {} : { slackApiUrl: env['SLACK_API_URL'] },
    logLevel: LogLevel.ERROR,
  });

  app.command('/ticket', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form(command.text.replace(/^open /, '')) });
  });

  app.view('ticket', async ({ ack, view, client }) => {
    const { title, priority } = view.state.values;
    const enteredTitle = title?.['value']?.value ?? '';
    if (enteredTitle.length < 3) {
      await ack({ response_action: 'errors', errors: { title: 'Say more.' } });
      return;
    }
    await ack();
    const chosenPriority = priority?.['value']?.selected_option?.text.text ?? '';
    await client.chat.postMessage({ channel: '#support', ...card(enteredTitle, chosenPriority) });
  });

  app.action({ type: 'block_actions', action_id: 'close' }, async ({ ack, action, respond }) => {
    await ack();
    const title = action.type === 'button' ? action.value : '';
    await respond({ replace_original: true, text: `Closed: ${title}` });
  });

  await app.start();
  return app;
}
