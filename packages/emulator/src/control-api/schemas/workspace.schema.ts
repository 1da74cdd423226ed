import { z } from 'zod';
import type { AppInstall } from '../../workspace/apps/app-install.js';
import type { ControlContext } from '../control-context.js';
import { orNotFound } from '../control-api-error.js';
import type { ChannelView } from '../../workspace/channels/channel.js';

/** An app in a workspace, as the control API shows it. */
export const appSchema = z
  .object({ name: z.string(), appId: z.string(), botUserId: z.string(), botId: z.string() })
  .meta({ id: 'App' });

/** With what lets a bot in. */
export const tokensSchema = appSchema
  .extend({ appToken: z.string(), botToken: z.string() })
  .meta({ id: 'AppWithTokens' });

export function presentApp({ name, appId, botUserId, botId }: AppInstall): z.output<typeof appSchema> {
  return { name, appId, botUserId, botId };
}

export function addTokens(app: AppInstall): z.output<typeof tokensSchema> {
  return { ...presentApp(app), appToken: app.appToken, botToken: app.botToken };
}

/** @throws ControlProblem when there is no such app, or it is installed nowhere */
export function presentAppOfInstall({ slack }: ControlContext, app: string | undefined): AppInstall {
  return orNotFound(() => slack.app(app));
}

/** A conversation as the control API shows it. */
export const channelSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['channel', 'group', 'im', 'mpim']).describe('Public, private, direct, of several people.'),
    isArchived: z.boolean(),
    members: z.array(z.string()).describe('User ids.'),
  })
  .meta({ id: 'Channel' });

/** How a conversation is shown. */
export function presentChannelView({
  id,
  name,
  kind,
  isArchived,
  members,
}: ChannelView): z.output<typeof channelSchema> {
  return { id, name, kind, isArchived, members: [...members] };
}
