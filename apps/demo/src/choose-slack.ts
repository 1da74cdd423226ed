/** Whether the demo runs on real Slack or a local one. */
export type SlackChoice =
  | { readonly kind: 'real'; readonly slack: SlackAccess }
  | { readonly kind: 'local' }
  | { readonly kind: 'unclear'; readonly problem: string };

/** The credentials and URL of a Slack workspace. */
export interface SlackAccess {
  readonly appToken: string;
  readonly botToken: string;
  /** Default: Slack's own. */
  readonly slackApiUrl: string | undefined;
}

/** Chooses real Slack when both tokens are set, and the local one when neither is. */
export function chooseSlack(env: NodeJS.ProcessEnv): SlackChoice {
  const appToken = env['SLACK_APP_TOKEN']?.trim();
  const botToken = env['SLACK_BOT_TOKEN']?.trim();
  if (appToken && botToken) {
    return { kind: 'real', slack: { appToken, botToken, slackApiUrl: env['SLACK_API_URL'] || undefined } };
  }
  if (!appToken && !botToken) return { kind: 'local' };
  const [present, missing] = appToken ? ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'] : ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];
  const problem = `${present} is set but ${missing} is not: set both to run on Slack, or neither to run on a local Slack.`;
  return { kind: 'unclear', problem };
}
