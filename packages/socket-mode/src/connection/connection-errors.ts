import { describeFatalOpen, describeRefusedToken, type FatalOpenCode } from './fatal-errors.js';

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
