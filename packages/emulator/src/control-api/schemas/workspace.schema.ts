import { z } from 'zod';
import type { AppInstall } from '../../workspace/apps/app-install.js';
import type { ControlContext } from '../control-context.js';
import { orNotFound } from '../control-api-error.js';
import type { ChannelView } from '../../workspace/channels/channel.js';

/** An app in a workspace in the control API. */
export const appSchema = z
  .object({ name: z.string(), appId: z.string(), botUserId: z.string(), botId: z.string() })
  .meta({ id: 'App' });

/** An app with its tokens. */
export const tokensSchema = appSchema
  .extend({ appToken: z.string(), botToken: z.string() })
  .meta({ id: 'AppWithTokens' });

export function presentApp({ name, appId, botUserId, botId }: AppInstall): z.output<typeof appSchema> {
  return { name, appId, botUserId, botId };
}

export function addTokens(app: AppInstall): z.output<typeof tokensSchema> {
  return { ...presentApp(app), appToken: app.appToken, botToken: app.botToken };
}

/** @throws ControlApiError when the app does not exist or is not installed in any workspace */
export function presentAppOfInstall({ slack }: ControlContext, app: string | undefined): AppInstall {
  return orNotFound(() => slack.app(app));
}

/** A conversation in the control API. */
export const channelSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['channel', 'group', 'im', 'mpim']).describe('Public, private, direct, of several people.'),
    isArchived: z.boolean(),
    members: z.array(z.string()).describe('User ids.'),
  })
  .meta({ id: 'Channel' });

/** Converts a conversation to its form in the control API. */
export function presentChannelView({
  id,
  name,
  kind,
  isArchived,
  members,
}: ChannelView): z.output<typeof channelSchema> {
  return { id, name, kind, isArchived, members: [...members] };
}
