import { App, Assistant, LogLevel } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { ModalView } from '@slack/types';
import type { SlackEmulator } from '../../src/index.js';

const ticketForm: ModalView = {
  type: 'modal',
  callback_id: 'ticket',
  notify_on_close: true,
  title: { type: 'plain_text', text: 'New ticket' },
  submit: { type: 'plain_text', text: 'Create' },
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: { type: 'plain_text', text: 'Title' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
    {
      type: 'input',
      block_id: 'team',
      optional: true,
      label: { type: 'plain_text', text: 'Team' },
      element: { type: 'external_select', action_id: 'team_choice', min_query_length: 1 },
    },
    {
      type: 'input',
      block_id: 'owner',
      optional: true,
      label: { type: 'plain_text', text: 'Owner' },
      element: { type: 'users_select', action_id: 'user' },
    },
  ],
};

/** It keeps what its person looks at in the metadata of what it says first, as Bolt's assistants do. */
const assistant = new Assistant({
  threadStarted: async ({ say, setSuggestedPrompts, saveThreadContext }) => {
    await say('How can I help?');
    await saveThreadContext();
    await setSuggestedPrompts({ prompts: [{ title: 'Where?', message: 'Where am I?' }] });
  },
  userMessage: async ({ getThreadContext, setStatus, setTitle, sayStream }) => {
    await setStatus('is looking…');
    await setTitle('Places');
    const { channel_id: channel = 'nothing' } = await getThreadContext();
    const stream = sayStream({ buffer_size: 1 });
    await stream.append({ markdown_text: 'You look at ' });
    await stream.append({ markdown_text: channel });
    await stream.stop({ markdown_text: '.' });
  },
});

/** An ordinary Bolt bot of many kinds of handlers. It knows of the emulator only the environment. */
export async function startBoltBot({ env }: Pick<SlackEmulator, 'env'>): Promise<App> {
  const app = new App({
    socketMode: true,
    appToken: env.SLACK_APP_TOKEN,
    token: env.SLACK_BOT_TOKEN,
    clientOptions: { slackApiUrl: env.SLACK_API_URL },
    logLevel: LogLevel.ERROR,
  });

  app.command('/deploy', async ({ ack, command, respond }) => {
    await ack(`Deploying ${command.text}`);
    await respond({ response_type: 'in_channel', text: `${command.text} is live` });
  });
  app.command('/ticket', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: ticketForm });
  });

  app.message('approve', async ({ say }) => {
    await say({
      text: 'Shall I?',
      blocks: [
        {
          type: 'actions',
          block_id: 'decision',
          elements: [{ type: 'button', action_id: 'yes', value: '42', text: { type: 'plain_text', text: 'Yes' } }],
        },
      ],
    });
  });
  app.action({ type: 'block_actions', action_id: 'yes' }, async ({ ack, action, respond }) => {
    await ack();
    const value = action.type === 'button' ? action.value : undefined;
    await respond({ replace_original: true, text: `Approved ${value ?? 'nothing'}` });
  });

  app.options('team_choice', async ({ ack, payload }) => {
    await ack({ options: [{ text: { type: 'plain_text', text: `Team ${payload.value}` }, value: payload.value }] });
  });
  app.view('ticket', async ({ ack, view, body, client }) => {
    const title = view.state.values.title?.text?.value ?? '';
    if (title.length < 5) return ack({ response_action: 'errors', errors: { title: 'Say more.' } });
    await ack();
    await tell(client, body.user.id, `Ticket: ${title}`);
  });
  app.view({ type: 'view_closed', callback_id: 'ticket' }, async ({ ack, body, client }) => {
    await ack();
    await tell(client, body.user.id, 'No ticket then');
  });

  app.shortcut('remind', async ({ ack, client, shortcut }) => {
    await ack();
    if (shortcut.type === 'shortcut') {
      await client.views.open({ trigger_id: shortcut.trigger_id, view: ticketForm });
      return;
    }
    await tell(client, shortcut.user.id, `About: ${shortcut.message.text ?? ''}`);
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Your day' } }] },
    });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: 'You called?', thread_ts: event.ts });
  });
  app.event('reaction_added', async ({ event, client }) => {
    await client.reactions.add({ channel: event.item.channel, timestamp: event.item.ts, name: 'eyes' });
  });

  app.assistant(assistant);
  app.function('provision', async ({ inputs, complete, fail, client }) => {
    if (inputs['name'] === 'full') {
      await fail({ error: 'No room.' });
      return;
    }
    await tell(client, String(inputs['for']), 'Provisioning.');
    await complete({ outputs: { url: `https://${String(inputs['name'])}` } });
  });

  await app.start();
  return app;
}

async function tell(client: WebClient, userId: string, text: string): Promise<void> {
  await client.apiCall('chat.postMessage', { channel: userId, text });
}
