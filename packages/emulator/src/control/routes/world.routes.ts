import { z } from 'zod';
import { act, look, NOTHING, type ControlRoute } from '../control-route.js';
import { exchangeSchema } from '../schemas/exchange.schema.js';
import { jsonObject } from '../schemas/json.schema.js';
import type { ControlContext } from '../control-context.js';
import { found } from '../control-problem.js';
import { appName } from '../shown.js';
import type { AppInstall } from '../../workspace/app-install.js';

const appSchema = z
  .object({ name: z.string(), appId: z.string(), botUserId: z.string(), botId: z.string() })
  .meta({ id: 'App' });
const tokens = appSchema.extend({ appToken: z.string(), botToken: z.string() }).meta({ id: 'AppWithTokens' });
const person = z
  .object({ id: z.string(), name: z.string(), realName: z.string(), locale: z.string() })
  .meta({ id: 'Person' });
const channel = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['channel', 'group', 'im', 'mpim']).describe('Public, private, direct, of several people.'),
    isArchived: z.boolean(),
    members: z.array(z.string()).describe('User ids.'),
  })
  .meta({ id: 'Channel' });

/** What there is, and sending anything to apps. */
export const worldRoutes: readonly ControlRoute[] = [
  look({
    id: 'getEnvironment',
    path: '/environment',
    summary: 'The variables that bring a bot here instead of to Slack.',
    params: NOTHING,
    query: z.strictObject({ app: z.string().optional().describe("The app's name or id. Default: the first one.") }),
    answer: z.object({ SLACK_API_URL: z.string(), SLACK_APP_TOKEN: z.string(), SLACK_BOT_TOKEN: z.string() }),
    run: (context, { app }) => {
      const { appToken, botToken } = appOf(context, app);
      return { SLACK_API_URL: context.slack.apiUrl, SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken };
    },
  }),
  look({
    id: 'getWorkspace',
    path: '/workspace',
    summary: 'The people, channels and apps that there are.',
    params: NOTHING,
    query: NOTHING,
    answer: z.object({
      teamId: z.string(),
      people: z.array(person),
      channels: z.array(channel),
      apps: z.array(appSchema),
    }),
    run: ({ workspace }) => ({
      teamId: workspace.team.id,
      people: workspace.users.all
        .filter(({ app }) => !app)
        .map(({ id, name, realName, locale }) => ({ id, name, realName, locale })),
      channels: workspace.channels.all.map(({ id, name, kind, isArchived, members }) => ({
        id,
        name,
        kind,
        isArchived,
        members: [...members],
      })),
      apps: workspace.apps.all.map(shown),
    }),
  }),
  act({
    id: 'addApp',
    path: '/apps',
    summary: 'Installs one more app, with tokens of its own.',
    params: NOTHING,
    body: z.strictObject({ name: z.string().min(1) }),
    answer: tokens,
    run: ({ slack }, { name }) => withTokens(slack.addApp(name)),
  }),
  act({
    id: 'replaceAppToken',
    path: '/apps/{app}/replace-app-token',
    summary: 'Makes a new app-level token for an app and revokes the old one.',
    params: z.strictObject({ app: appName }),
    body: z.strictObject({}),
    answer: tokens,
    run: (context, _body, { app }) => {
      const { appId } = appOf(context, app);
      context.slack.replaceAppToken(appId);
      return withTokens(appOf(context, appId));
    },
  }),
  act({
    id: 'deliver',
    path: '/deliveries',
    summary: 'Sends a payload as it is.',
    params: NOTHING,
    body: z.strictObject({
      type: z.string().describe('`events_api`, `slash_commands`, `interactive`, …'),
      payload: jsonObject,
      app: z.string().exactOptional().describe("The app's name or id. Default: the first one."),
    }),
    answer: exchangeSchema,
    run: ({ slack }, order) => slack.deliver(order),
  }),
  act({
    id: 'deliverEvent',
    path: '/events',
    summary: 'Sends an inner event, wrapped as the Events API does it.',
    params: NOTHING,
    body: z.strictObject({
      event: jsonObject,
      app: z.string().exactOptional().describe("The app's name or id. Default: the first one."),
    }),
    answer: exchangeSchema,
    run: ({ slack }, { event, ...options }) => slack.deliverEvent(event, options),
  }),
  act({
    id: 'sendFrame',
    path: '/frames',
    summary: 'Writes a text frame on a connection, whatever it says.',
    params: NOTHING,
    body: z.strictObject({
      frame: z.string(),
      app: z.string().exactOptional().describe("The app's name or id. Default: the first one."),
      connection: z.number().int().min(0).exactOptional().describe('Counted from 0. Default 0.'),
    }),
    answer: z.strictObject({}),
    run: ({ slack }, { frame, ...options }) => {
      slack.sendRaw(frame, options);
      return {};
    },
  }),
];

function appOf({ slack }: ControlContext, app: string | undefined): AppInstall {
  return found(() => slack.app(app));
}

function shown({ name, appId, botUserId, botId }: AppInstall): z.output<typeof appSchema> {
  return { name, appId, botUserId, botId };
}

function withTokens(app: AppInstall): z.output<typeof tokens> {
  return { ...shown(app), appToken: app.appToken, botToken: app.botToken };
}
