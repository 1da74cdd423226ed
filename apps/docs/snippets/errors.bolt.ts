import { type App, webApi } from '@slack/bolt';

/** Adds an error handler and a command whose API call fails. */
export function addErrors(app: App, report: (error: unknown) => void): void {
  // #region error
  app.error(async error => {
    report(error);
  });
  // #endregion

  // #region refused
  app.command('/announce', async ({ ack, client, command }) => {
    try {
      await client.chat.postMessage({ channel: '#random', text: command.text });
      await ack('Done.');
    } catch (error) {
      if (!(error instanceof webApi.WebAPIPlatformError) || error.data.error !== 'not_in_channel') throw error;
      await ack('Invite me to #random first.');
    }
  });
  // #endregion

  app.command('/restart', async () => {
    throw new Error('The database is gone.');
  });
}
