const NEW_TOKEN =
  'Generate a new app-level token with the scope connections:write ("Basic Information" > "App-Level Tokens" on the app\'s page) and set it.';

/** Slack's answers to `apps.connections.open` that trying again cannot mend, each with what to do about it. */
const REMEDIES = {
  not_authed:
    'No token reached Slack: set the app token (xapp-…), and see that no proxy strips the Authorization header.',
  invalid_auth: `The token is unknown to Slack, or another workspace's or environment's. ${NEW_TOKEN}`,
  account_inactive: `The app or its owner was removed. Reinstall the app, then: ${NEW_TOKEN}`,
  user_removed_from_team: `The person whom the token belongs to has left the workspace. Let somebody of it do this: ${NEW_TOKEN}`,
  team_disabled: 'The workspace is disabled. Ask its owner, or connect the app to another one.',
  token_expired: `The token has expired. ${NEW_TOKEN}`,
  token_revoked: `The token was revoked. ${NEW_TOKEN}`,
  no_permission: `The token lacks the permission to open connections. ${NEW_TOKEN}`,
  missing_scope: `The token lacks the scope connections:write. ${NEW_TOKEN}`,
  not_allowed_token_type:
    'This is another kind of token: Socket Mode takes the app-level one (xapp-…), not a bot token (xoxb-…) or a user token (xoxp-…). Set the right one.',
  forbidden_team: 'The workspace may not use Socket Mode. Ask its administrators.',
  access_denied: 'The workspace denies the app access. Ask its administrators to allow the app.',
  missing_args: `No app-level token was in the request, or not one that Slack reads. ${NEW_TOKEN}`,
} as const;

/** The error code of an answer that trying again cannot mend. */
export type FatalOpenCode = keyof typeof REMEDIES;

/** Whether trying again is pointless until somebody changes something. Codes that nobody has heard of are not fatal. */
export const isFatalOpenCode = (code: string): code is FatalOpenCode => Object.hasOwn(REMEDIES, code);

/**
 * Codes that may stand for "Socket Mode is off" as well; Slack documents none for it. With a token that has opened
 * sockets before, they need not be the last word: `link_disabled` may have been said on a line that was dead.
 */
const PERHAPS_DISABLED: ReadonlySet<string> = new Set<FatalOpenCode>([
  'forbidden_team',
  'access_denied',
  'no_permission',
  'not_allowed_token_type',
]);

/** Whether an app whose Socket Mode was switched off may get this answer for that reason. */
export const mayMeanDisabled = (code: string): boolean => PERHAPS_DISABLED.has(code);

/** What to do about such an answer, when nobody has said that Socket Mode is off. */
export const MAYBE_DISABLED_HINT =
  "See that Socket Mode is switched on (on the app's page) and that the workspace's administrators still allow the app: " +
  'the token was good before. Attempts go on, a minute apart.';

/** What happened, as the middle of a sentence. */
export const refusalText = (code: FatalOpenCode): string => `Slack refused to open a connection (${code})`;

/** What follows when nothing is open. */
export const NO_MORE = 'Nothing is received, and no further attempt is made.';

/** A new token was refused, and that changed nothing. */
export const refusedTokenText = (code: FatalOpenCode, whose: string): string =>
  `The new app token${whose} was refused by Slack (${code}); the old one stays in use. ${REMEDIES[code]}`;

/** What happened, what follows (unless something else is said) and what to do, for an operator. */
export const fatalOpenText = (code: FatalOpenCode, follows = NO_MORE): string =>
  `Slack refused to open a connection: ${code}. ${follows} ${REMEDIES[code]}`;
