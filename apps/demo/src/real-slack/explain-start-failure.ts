import { ConnectionFatalError, SlackException, SlackOptionsException } from '@nest-slack/socket-mode';

/** The environment variable of each option. */
const VARIABLES: Readonly<Record<string, string>> = {
  appToken: 'SLACK_APP_TOKEN',
  botToken: 'SLACK_BOT_TOKEN',
  slackApiUrl: 'SLACK_API_URL',
};

/** Explains a failed start by the environment variable to correct; null when no variable is the cause. */
export function explainStartFailure(error: unknown): string | null {
  if (error instanceof ConnectionFatalError) return `SLACK_APP_TOKEN: ${error.message}`;
  if (error instanceof SlackOptionsException) return explainInvalidOption(error);
  if (error instanceof SlackException && error.code === 'bot_token_refused') return `SLACK_BOT_TOKEN: ${error.message}`;
  return null;
}

/** Replaces the name of the option, which the user of the demo never wrote, with the variable's. */
function explainInvalidOption({ option, message }: SlackOptionsException): string | null {
  const variable = VARIABLES[option];
  if (variable === undefined) return null;
  const explanation = message.replace(/^SlackSocketModeModule: /, '');
  const subject = [`${option} (or ${variable}) `, `${option} `].find(beginning => explanation.startsWith(beginning));
  return subject === undefined ? `${variable}: ${explanation}` : `${variable} ${explanation.slice(subject.length)}`;
}
