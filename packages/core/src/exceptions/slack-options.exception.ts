import { SlackException } from './slack.exception.js';

/** Options that can't be right: the boot stops before anything is opened. */
export class SlackOptionsException extends SlackException {
  override readonly name = 'SlackOptionsException';

  /** @param option the option it is about, as it is written: `apps[1].appToken` */
  constructor(
    readonly option: string,
    message: string,
  ) {
    super('invalid_options', `SlackSocketModeModule: ${message}`);
  }
}
