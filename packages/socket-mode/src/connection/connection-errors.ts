import { fatalOpenText, type FatalOpenCode } from './fatal-open-errors.js';

/** Slack refused the app token for good; the text says what to do. Go on after that with another token. */
export class ConnectionFatalError extends Error {
  override readonly name = 'ConnectionFatalError';

  /**
   * @param code Slack's error code, such as `invalid_auth`
   * @param follows what follows, when it isn't the end of everything
   */
  constructor(
    readonly code: FatalOpenCode,
    follows?: string,
  ) {
    super(fatalOpenText(code, follows));
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
