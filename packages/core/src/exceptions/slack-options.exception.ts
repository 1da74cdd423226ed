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

/**
 * Creates the error for an unknown app name, or for a missing name when there is not exactly one app.
 *
 * @param name the requested name
 * @param appNames the names of all apps
 */
export function createUnknownAppException(name: string | undefined, appNames: readonly string[]): SlackException {
  const problem = name === undefined ? 'Say which Slack app is meant.' : `There is no Slack app named '${name}'.`;
  const names = appNames.map(app => `'${app}'`).join(', ');
  return new SlackException('unknown_app', `${problem} ${names === '' ? 'There are none.' : `There are: ${names}.`}`);
}
