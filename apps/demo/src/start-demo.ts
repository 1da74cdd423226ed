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
 * @param patienceMs how long a start on Slack may take before its logs show
 * @throws Error with what to do when one token alone is set or one is refused, or a port is taken
 */
export async function startDemo(
  env: NodeJS.ProcessEnv,
  screen: Screen,
  patienceMs = 2000,
): Promise<INestApplicationContext> {
  const choice = chooseSlack(env);
  switch (choice.kind) {
    case 'unclear':
      throw new Error(choice.problem);
    case 'local':
      return startLocalDemo(demoPort(env), screen);
    case 'real':
      return startOnSlack({ releasers: releasersIn(env), slack: choice.slack }, patienceMs);
  }
}

/** `DESK_RELEASERS=U111,U222`: the user ids of those who may release. Default: everybody. */
export function releasersIn(env: NodeJS.ProcessEnv): Releasers {
  const ids = (env['DESK_RELEASERS'] ?? '').split(',').flatMap(id => id.trim() || []);
  return ids.length === 0 ? 'everybody' : ids;
}
