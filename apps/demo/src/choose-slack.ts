/** Which Slack the demo runs on. */
export type SlackChoice =
  | { readonly kind: 'real'; readonly slack: SlackAccess }
  | { readonly kind: 'local' }
  | { readonly kind: 'unclear'; readonly problem: string };

/** What the bot needs to get into a Slack. */
export interface SlackAccess {
  readonly appToken: string;
  readonly botToken: string;
  /** Default: Slack's own. */
  readonly slackApiUrl: string | undefined;
}

/** Real Slack with both tokens, the local one with neither. One alone is a mistake. */
export function chooseSlack(env: NodeJS.ProcessEnv): SlackChoice {
  const appToken = env['SLACK_APP_TOKEN']?.trim();
  const botToken = env['SLACK_BOT_TOKEN']?.trim();
  if (appToken && botToken) {
    return { kind: 'real', slack: { appToken, botToken, slackApiUrl: env['SLACK_API_URL'] || undefined } };
  }
  if (!appToken && !botToken) return { kind: 'local' };
  const [given, lacking] = appToken ? ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'] : ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];
  const problem = `${given} is set but ${lacking} is not: set both to run on Slack, or neither to run on a local one.`;
  return { kind: 'unclear', problem };
}
