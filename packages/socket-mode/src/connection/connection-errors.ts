import { fatalOpenText, refusedTokenText, type FatalOpenCode } from './fatal-errors.js';

/** Slack refused the app token for good; the text says what to do. Go on after that with another token. */
export class ConnectionFatalError extends Error {
  override readonly name = 'ConnectionFatalError';

  /**
   * @param code Slack's error code, such as `invalid_auth`
   * @param text what happened, what follows and what to do
   */
  constructor(
    readonly code: FatalOpenCode,
    text = fatalOpenText(code),
  ) {
    super(text);
  }
}

/** Slack refused a token that was to take the place of another, which stays in use. */
export class NewTokenRefusedError extends ConnectionFatalError {
  /**
   * @param code Slack's error code, such as `invalid_auth`
   * @param app the name of the app, where several may be meant
   */
  constructor(code: FatalOpenCode, app?: string) {
    super(code, refusedTokenText(code, app === undefined ? '' : ` of the Slack app '${app}'`));
  }
}

/** The connections were paused or closed before the first of them was ready. */
export class ConnectionStoppedError extends Error {
  override readonly name = 'ConnectionStoppedError';
  readonly code = 'connections_closed';

  constructor() {
    super(
      'The connections to Slack were closed before one was ready, and closed ones do not open again: ' +
        'nothing is received. Make new connections to start once more.',
    );
  }
}
