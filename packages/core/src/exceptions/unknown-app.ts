import { SlackException } from './slack.exception.js';

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
