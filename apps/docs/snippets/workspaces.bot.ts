import type { SlackSocketModeOptions } from '@nest-slack/socket-mode';
import type { Installation } from './installation.js';

/** The options of an app that several workspaces have installed. */
export const optionsOf = (installations: ReadonlyMap<string, Installation>): SlackSocketModeOptions => ({
  // #region authorize
  botToken: ({ teamId }) => {
    const installation = installations.get(teamId ?? '');
    if (!installation) throw new Error(`${teamId} has not installed this app.`);
    return installation.botToken; // who the bot is, Slack says
  },
  // #endregion
});
