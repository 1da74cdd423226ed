import { type App, Assistant } from '@slack/bolt';
import { modelAnswers } from './model.js';

/** Adds an assistant and a listener that streams its response to a mention. */
export function addAssistant(app: App): void {
  // #region assistant
  app.assistant(
    new Assistant({
      threadStarted: async ({ say, setSuggestedPrompts, saveThreadContext }) => {
        await saveThreadContext();
        await setSuggestedPrompts({ prompts: [{ title: 'Sum up', message: 'Sum up this channel' }] });
        await say('How can I help?');
      },
      threadContextChanged: async ({ setSuggestedPrompts, saveThreadContext }) => {
        await saveThreadContext();
        await setSuggestedPrompts({ prompts: [{ title: 'And here?', message: 'Sum up this channel' }] });
      },
      userMessage: async ({ message, getThreadContext, setStatus, setTitle, sayStream }) => {
        const text = 'text' in message ? (message.text ?? '') : '';
        await setTitle(text);
        await setStatus('is thinking…');
        const { channel_id } = await getThreadContext();
        const stream = sayStream();
        for await (const piece of modelAnswers(text, channel_id)) await stream.append({ markdown_text: piece });
        await stream.stop();
      },
    }),
  );
  // #endregion

  // #region stream
  app.event('app_mention', async ({ event, sayStream, setStatus }) => {
    await setStatus('is thinking…');
    const stream = sayStream();
    for await (const piece of modelAnswers(event.text)) await stream.append({ markdown_text: piece });
    await stream.stop();
  });
  // #endregion
}
