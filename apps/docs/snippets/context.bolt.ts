import type { App } from '@slack/bolt';

/** Who and where. */
export function addContext(app: App): void {
  // #region context
  app.command('/where', async ({ ack, body, context, logger }) => {
    logger.info(`asked by ${context.userId}`);
    await ack(
      `bot ${context.botUserId} (${context.botId}), person ${context.userId}, workspace ${context.teamId} (${body.team_domain}) of ${context.enterpriseId ?? 'none'}`,
    );
  });
  // #endregion
}
