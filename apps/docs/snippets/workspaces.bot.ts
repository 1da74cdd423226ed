import type { SlackSocketModeOptions } from '@nest-slack/socket-mode';
import type { Installation } from './installation.js';

/** Creates the options of an app in several workspaces. */
export const createOptions = (installations: ReadonlyMap<string, Installation>): SlackSocketModeOptions => ({
  // #region authorize
  botToken: ({ teamId }) => {
    const installation = installations.get(teamId ?? '');
    if (!installation) throw new Error(`${teamId} has not installed this app.`);
    return installation.botToken; // the bot's ids come from Slack
  },
  // #endregion
});
