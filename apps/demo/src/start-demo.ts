import type { INestApplicationContext } from '@nestjs/common';
import { chooseSlack } from './choose-slack.js';
import type { Releasers } from './deploys/releasers.js';
import { demoPort } from './local-slack/demo-port.js';
import { startLocalDemo } from './local-slack/start-local-demo.js';
import { startOnSlack } from './real-slack/start-on-slack.js';
import type { Screen } from './terminal/screen.js';

/**
 * Starts the bot: on Slack when the environment has both tokens, else on a local Slack.
 *
 * @param logDelayMs how long logs are held back during a start on Slack
 * @throws Error with advice when only one token is set, a token is invalid, or the port is in use
 */
export async function startDemo(
  env: NodeJS.ProcessEnv,
  screen: Screen,
  logDelayMs = 2000,
): Promise<INestApplicationContext> {
  const choice = chooseSlack(env);
  switch (choice.kind) {
    case 'unclear':
      throw new Error(choice.problem);
    case 'local':
      return startLocalDemo(demoPort(env), screen);
    case 'real':
      return startOnSlack({ releasers: releasersIn(env), slack: choice.slack }, logDelayMs);
  }
}

/** `DESK_RELEASERS=U111,U222`: the user ids of those who may release. Default: everybody. */
export function releasersIn(env: NodeJS.ProcessEnv): Releasers {
  const ids = (env['DESK_RELEASERS'] ?? '').split(',').flatMap(id => id.trim() || []);
  return ids.length === 0 ? 'everybody' : ids;
}
