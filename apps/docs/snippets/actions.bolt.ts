import type { App, BlockButtonAction } from '@slack/bolt';

/** Adds listeners for buttons by id and by a part of the id. */
export function addActions(app: App): void {
  // #region value
  app.action<BlockButtonAction>('close_ticket', async ({ ack, action, body, respond }) => {
    await ack();
    await respond({ replace_original: true, text: `<@${body.user.id}> closed ticket ${action.value}.` });
  });
  // #endregion

  // #region pattern
  app.action<BlockButtonAction, { actionIdMatches: RegExpMatchArray }>(
    /^ticket\/([^/]+)\/reopen$/,
    async ({ ack, context, respond }) => {
      await ack();
      const [, id] = context.actionIdMatches;
      await respond(`Ticket ${id} is open again.`);
    },
  );
  // #endregion

  // #region constraints
  app.action({ type: 'block_actions', block_id: 'rating', action_id: 'stars' }, async ({ ack, respond }) => {
    await ack();
    await respond('Thank you.');
  });
  // #endregion
}
