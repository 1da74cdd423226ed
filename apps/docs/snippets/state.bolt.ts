import type { App } from '@slack/bolt';

interface Poll {
  votes: number;
}

/** Adds a command that counts in Bolt's conversation store. */
export function addVotes(app: App, check: (user: string) => Promise<void>): void {
  // #region state
  app.command<{ conversation?: Poll; updateConversation: (poll: Poll) => Promise<unknown> }>(
    '/vote',
    async ({ ack, command, context }) => {
      const { votes } = context.conversation ?? { votes: 0 };
      await check(command.user_id);
      await context.updateConversation({ votes: votes + 1 });
      await ack(`${votes + 1} votes`);
    },
  );
  // #endregion
}
