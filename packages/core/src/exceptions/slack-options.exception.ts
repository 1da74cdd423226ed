import { SlackException } from './slack.exception.js';

/** An option is not valid. The boot stops before any connection is opened. */
export class SlackOptionsException extends SlackException {
  override readonly name = 'SlackOptionsException';

  /** @param option the path of the option: `apps[1].appToken` */
  constructor(
    readonly option: string,
    message: string,
  ) {
    super('invalid_options', `SlackSocketModeModule: ${message}`);
  }
}
