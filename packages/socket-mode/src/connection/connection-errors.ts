/**
 * Slack permanently rejected the app token; the message says what to do. To continue, set another token with
 * `replaceAppToken()`.
 */
export class ConnectionFatalError extends Error {
  override readonly name = 'ConnectionFatalError';

  /**
   * @param code Slack's error code, such as `invalid_auth`
   * @param text what happened, what follows and what to do
   */
  constructor(
    readonly code: FatalOpenCode,
    text = describeFatalOpen(code),
  ) {
    super(text);
  }
}

/** Slack rejected a new token. The previous token stays in use. */
export class NewTokenRefusedError extends ConnectionFatalError {
  /**
   * @param code Slack's error code, such as `invalid_auth`
   * @param app the name of the app, if the process serves several
   */
  constructor(code: FatalOpenCode, app?: string) {
    super(code, describeRefusedToken(code, app === undefined ? '' : ` of the Slack app '${app}'`));
  }
}

/** The connections were paused or closed before the first one was ready. */
export class ConnectionStoppedError extends Error {
  override readonly name = 'ConnectionStoppedError';
  readonly code = 'connections_closed';

  constructor() {
    super(
      'The connections to Slack were closed before one was ready. Closed connections cannot be reopened: ' +
        'nothing is received. Create a new pool to connect again.',
    );
  }
}

const NEW_TOKEN_ADVICE =
  'Generate a new app-level token with the scope connections:write ("Basic Information" > "App-Level Tokens" on the app\'s page) and set it.';

/** Errors of `apps.connections.open` that a retry cannot solve, each with its remedy. */
const REMEDIES = {
  not_authed:
    'No token reached Slack: set the app token (xapp-…), and check that no proxy strips the Authorization header.',
  invalid_auth: `Slack does not know the token, or it belongs to another workspace or environment. ${NEW_TOKEN_ADVICE}`,
  account_inactive: `The app or its owner was removed. Reinstall the app, then: ${NEW_TOKEN_ADVICE}`,
  user_removed_from_team: `The user who created the token has left the workspace. A current member must do this: ${NEW_TOKEN_ADVICE}`,
  team_disabled: 'The workspace is disabled. Ask its owner, or connect the app to another one.',
  token_expired: `The token has expired. ${NEW_TOKEN_ADVICE}`,
  token_revoked: `The token was revoked. ${NEW_TOKEN_ADVICE}`,
  no_permission: `The token lacks the permission to open connections. ${NEW_TOKEN_ADVICE}`,
  missing_scope: `The token lacks the scope connections:write. ${NEW_TOKEN_ADVICE}`,
  not_allowed_token_type:
    'This is another kind of token: Socket Mode takes the app-level one (xapp-…), not a bot token (xoxb-…) or a user token (xoxp-…). Set the right one.',
  forbidden_team: 'The workspace may not use Socket Mode. Ask its administrators.',
  access_denied: 'The workspace denies the app access. Ask its administrators to allow the app.',
  missing_args: `The request had no app-level token, or one that Slack cannot read. ${NEW_TOKEN_ADVICE}`,
} as const;

/** An error code that a retry cannot solve. */
export type FatalOpenCode = keyof typeof REMEDIES;

/** Whether a retry is pointless until somebody changes something. Unknown codes are not fatal. */
export const isFatalOpenCode = (code: string): code is FatalOpenCode => Object.hasOwn(REMEDIES, code);

/**
 * Slack documents no code for "Socket Mode is off"; these may also mean that. With a token that has opened sockets
 * before they are not fatal: the `link_disabled` frame may have been lost on a dead socket.
 */
const POSSIBLY_DISABLED_CODES: ReadonlySet<string> = new Set<FatalOpenCode>([
  'forbidden_team',
  'access_denied',
  'no_permission',
  'not_allowed_token_type',
]);

export const canMeanSocketModeDisabled = (code: string): boolean => POSSIBLY_DISABLED_CODES.has(code);

/** What to do about such a code when Slack has sent no `link_disabled`. */
export const POSSIBLY_DISABLED_ADVICE =
  "Check that Socket Mode is switched on in the app's settings and that the workspace's administrators still allow the app: " +
  'Slack accepted the token before. Attempts continue, one per minute.';

/** What happened, as part of a sentence. */
export const describeRefusal = (code: FatalOpenCode): string => `Slack refused to open a connection (${code})`;

/** What follows when no connection is open. */
export const NO_FURTHER_ATTEMPT = 'No payloads are received, and no further attempt is made.';

/** A new token was rejected, and nothing has changed. */
export const describeRefusedToken = (code: FatalOpenCode, owner: string): string =>
  `The new app token${owner} was rejected by Slack (${code}). The old one stays in use. ${REMEDIES[code]}`;

/** What happened, what follows (by default: nothing is open) and what to do. */
export const describeFatalOpen = (code: FatalOpenCode, consequence = NO_FURTHER_ATTEMPT): string =>
  `Slack refused to open a connection: ${code}. ${consequence} ${REMEDIES[code]}`;
