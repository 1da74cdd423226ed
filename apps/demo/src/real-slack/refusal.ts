import { ConnectionFatalError, SlackException, SlackOptionsException } from '@nest-slack/socket-mode';

/** The variable that each option comes from. */
const VARIABLES: Readonly<Record<string, string>> = {
  appToken: 'SLACK_APP_TOKEN',
  botToken: 'SLACK_BOT_TOKEN',
  slackApiUrl: 'SLACK_API_URL',
};

/** Why the bot can't start, by the variable that is to be set anew; null when it is not about one. */
export function refusalOf(error: unknown): string | null {
  if (error instanceof ConnectionFatalError) return `SLACK_APP_TOKEN: ${error.message}`;
  if (error instanceof SlackOptionsException) return optionRefusal(error);
  if (error instanceof SlackException && error.code === 'bot_token_refused') return `SLACK_BOT_TOKEN: ${error.message}`;
  return null;
}

/** The sentence begins with the option, which nobody has written who runs the demo. */
function optionRefusal({ option, message }: SlackOptionsException): string | null {
  const variable = VARIABLES[option];
  if (variable === undefined) return null;
  const sentence = message.replace(/^SlackSocketModeModule: /, '');
  const subject = [`${option} (or ${variable}) `, `${option} `].find(beginning => sentence.startsWith(beginning));
  return subject === undefined ? `${variable}: ${sentence}` : `${variable} ${sentence.slice(subject.length)}`;
}
