import type { App, Middleware, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Timings } from './timings.js';

// #region listener
const knownService: Middleware<SlackCommandMiddlewareArgs> = async ({ ack, command, next }) => {
  if (command.text === 'web') await next();
  else await ack(`There is no service ${command.text}.`);
};
// #endregion

/** Adds middleware of the app and of a listener. */
export function addMiddleware(app: App, timings: Timings, deployers: readonly string[]): void {
  // #region global
  app.use(async ({ body, next }) => {
    const startedAt = performance.now();
    await next();
    timings.add('type' in body ? String(body.type) : 'command', performance.now() - startedAt);
  });
  // #endregion

  // #region listener
  const onlyDeployers: Middleware<SlackCommandMiddlewareArgs> = async ({ ack, command, context, next }) => {
    if (!deployers.includes(command.user_id)) {
      await ack('You may not deploy.');
      return;
    }
    context['team'] = 'platform';
    await next();
  };

  app.command<{ team: string }>('/deploy', onlyDeployers, knownService, async ({ ack, command, context }) => {
    await ack(`${command.text} goes live for ${context.team}.`);
  });
  // #endregion
}
