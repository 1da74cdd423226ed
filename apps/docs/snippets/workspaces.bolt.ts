import type { AppOptions, AuthorizeResult } from '@slack/bolt';
import type { Installation } from './installation.js';

/** Creates the options of an app in several workspaces. */
export const createOptions = (installations: ReadonlyMap<string, Installation>): AppOptions => ({
  // #region authorize
  authorize: async ({ teamId }): Promise<AuthorizeResult> => {
    const installation = installations.get(teamId ?? '');
    if (!installation) throw new Error(`${teamId} has not installed this app.`);
    return { ...installation }; // botToken, botId and botUserId
  },
  // #endregion
});
