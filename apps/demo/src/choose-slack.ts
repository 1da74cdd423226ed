/** Which Slack the demo runs on. */
export type SlackChoice =
  | { readonly kind: 'real' }
  | { readonly kind: 'local' }
  | { readonly kind: 'unclear'; readonly problem: string };

const TOKENS = ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'] as const;

/** Real Slack with both tokens, the local one with neither. One alone is a mistake. */
export function chooseSlack(env: NodeJS.ProcessEnv): SlackChoice {
  const missing = TOKENS.filter(name => !env[name]);
  const [lacking, ...others] = missing;
  if (lacking === undefined) return { kind: 'real' };
  if (others.length > 0) return { kind: 'local' };
  const given = TOKENS.find(name => name !== lacking);
  const problem = `${given} is set but ${lacking} is not: set both to run on Slack, or neither to run on a local one.`;
  return { kind: 'unclear', problem };
}
