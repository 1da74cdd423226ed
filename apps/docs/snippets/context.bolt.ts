import type { App } from '@slack/bolt';

/** Adds a command that shows its context. */
export function addContext(app: App): void {
  // #region context
  app.command('/where', async ({ ack, body, context, logger }) => {
    logger.info(`asked by ${context.userId}`);
    const where = [context.teamId, context.enterpriseId ?? 'of no organisation', body.team_domain].join(', ');
    await ack(`I am ${context.botUserId} (${context.botId}), you are ${context.userId}, in ${where}.`);
  });
  // #endregion
}
