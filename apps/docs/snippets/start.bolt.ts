import type { SlackEmulator } from '@nest-slack/emulator';
import { App } from '@slack/bolt';

/** Starts a complete Bolt bot. */
export async function startHello({ env }: Pick<SlackEmulator, 'env'>): Promise<App> {
  // #region start
  const app = new App({
    socketMode: true,
    appToken: env.SLACK_APP_TOKEN,
    token: env.SLACK_BOT_TOKEN,
    clientOptions: { slackApiUrl: env.SLACK_API_URL },
  });

  app.command('/hello', async ({ ack, command }) => {
    await ack(`Hello <@${command.user_id}>, you said: ${command.text}`);
  });

  await app.start();
  // #endregion
  return app;
}
