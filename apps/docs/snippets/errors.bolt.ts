import type { App } from '@slack/bolt';

/** An error, and who is told. */
export function addErrors(app: App, report: (error: unknown) => void): void {
  // #region error
  app.error(async error => {
    report(error);
  });
  // #endregion

  app.command('/restart', async () => {
    throw new Error('The database is gone.');
  });
}
