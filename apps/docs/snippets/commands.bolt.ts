import type { App } from '@slack/bolt';
import type { Releases } from './releases.js';

/** Adds slow commands and commands with arguments. */
export function addCommands(app: App, releases: Releases): void {
  // #region answer
  app.command('/deploy', async ({ ack, command, respond }) => {
    await ack();
    const url = await releases.deploy(command.text);
    await respond({ response_type: 'in_channel', text: `${command.text} is live at ${url}` });
  });
  // #endregion

  // #region steps
  app.command('/rollback', async ({ ack, command, respond }) => {
    await ack('Rolling back…');
    await respond(`${await releases.rollBack(command.text)} is live again.`);
  });
  // #endregion

  // #region words
  app.command('/release', async ({ ack, command }) => {
    const [verb, service, env = 'staging'] = command.text.split(/\s+/);
    if (verb === 'freeze' && service) {
      await ack(`${service} is frozen on ${env}.`);
    } else {
      await ack('Write `/release freeze &lt;service&gt; [env]`');
    }
  });
  // #endregion
}
