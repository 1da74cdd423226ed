import { type App, Assistant } from '@slack/bolt';
import type { Tickets } from './tickets.js';

/** The desk as an assistant, which tells of the tickets a piece at a time. */
export function addAssistant(app: App, tickets: Tickets): void {
  app.assistant(
    new Assistant({
      threadStarted: async ({ say, setSuggestedPrompts, saveThreadContext }) => {
        await say('What would you like to know?');
        await saveThreadContext();
        await setSuggestedPrompts({ prompts: [{ title: 'Open tickets', message: 'What is open?' }] });
      },
      threadContextChanged: async ({ saveThreadContext }) => {
        await saveThreadContext();
      },
      userMessage: async ({ message, setStatus, setTitle, sayStream }) => {
        await setTitle('text' in message ? (message.text ?? '') : '');
        await setStatus('is looking through the tickets…');
        const stream = sayStream({ buffer_size: 1 });
        await stream.append({ markdown_text: 'Open:' });
        for (const { title } of tickets.pending()) await stream.append({ markdown_text: `\n- ${title}` });
        await stream.stop({
          blocks: [
            {
              type: 'context_actions',
              elements: [
                {
                  type: 'feedback_buttons',
                  action_id: 'feedback',
                  positive_button: { text: { type: 'plain_text', text: 'Good' }, value: 'good' },
                  negative_button: { text: { type: 'plain_text', text: 'Bad' }, value: 'bad' },
                },
              ],
            },
          ],
        });
      },
    }),
  );

  app.action({ type: 'block_actions', action_id: 'feedback' }, async ({ ack, action, body, client }) => {
    await ack();
    const value = 'value' in action ? action.value : '';
    const text = value === 'good' ? 'I am glad.' : 'I will do better.';
    if (body.channel) await client.chat.postEphemeral({ channel: body.channel.id, user: body.user.id, text });
  });
}
