import type { App } from '@slack/bolt';

/** Adds workflow functions. */
export function addFunctions(app: App): void {
  // #region step
  app.function('provision', async ({ inputs, complete, fail }) => {
    const { name, size } = inputs;
    if (typeof size !== 'number' || size > 8) {
      await fail({ error: 'Eight at most.' });
      return;
    }
    await complete({ outputs: { url: `https://${String(name)}.example.com` } });
  });
  // #endregion

  // #region later
  app.function('approve', { autoAcknowledge: false }, async ({ ack, client }) => {
    await ack();
    await client.chat.postMessage({
      channel: '#general',
      text: 'May I?',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'yes', text: { type: 'plain_text', text: 'Yes' } }],
        },
      ],
    });
  });

  app.action('yes', async ({ ack, body, complete }) => {
    await ack();
    await complete?.({ outputs: { by: body.user.id } });
  });
  // #endregion
}
