import { SlackException } from './slack.exception.js';

/**
 * The error of whoever names an app that isn't there, or names none where there is not exactly one.
 *
 * @param name what was named
 * @param known the apps that are there
 */
export function createUnknownAppException(name: string | undefined, known: readonly string[]): SlackException {
  const problem = name === undefined ? 'Say which Slack app is meant.' : `There is no Slack app named '${name}'.`;
  const names = known.map(each => `'${each}'`).join(', ');
  return new SlackException('unknown_app', `${problem} ${names === '' ? 'There are none.' : `There are: ${names}.`}`);
}
