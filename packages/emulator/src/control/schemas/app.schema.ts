import { z } from 'zod';
import type { AppInstall } from '../../workspace/apps/app-install.js';
import type { ControlContext } from '../control-context.js';
import { found } from '../control-problem.js';

/** An app in a workspace, as the control API shows it. */
export const appSchema = z
  .object({ name: z.string(), appId: z.string(), botUserId: z.string(), botId: z.string() })
  .meta({ id: 'App' });

/** With what lets a bot in. */
export const tokensSchema = appSchema
  .extend({ appToken: z.string(), botToken: z.string() })
  .meta({ id: 'AppWithTokens' });

export function shownApp({ name, appId, botUserId, botId }: AppInstall): z.output<typeof appSchema> {
  return { name, appId, botUserId, botId };
}

export function withTokens(app: AppInstall): z.output<typeof tokensSchema> {
  return { ...shownApp(app), appToken: app.appToken, botToken: app.botToken };
}

/** @throws ControlProblem when there is no such app, or it is installed nowhere */
export function appOf({ slack }: ControlContext, app: string | undefined): AppInstall {
  return found(() => slack.app(app));
}
