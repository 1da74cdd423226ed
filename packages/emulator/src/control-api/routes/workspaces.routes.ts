import { z } from 'zod';
import { actionRoute, readRoute, EMPTY_RESPONSE, type ControlRoute } from '../control-route.js';
import { exchangeSchema } from '../schemas/exchange.schema.js';
import {
  presentAppOfInstall,
  appSchema,
  channelSchema,
  presentApp,
  presentChannelView,
} from '../schemas/workspace.schema.js';
import { jsonObjectSchema } from '../schemas/json.schema.js';
import type { Workspace } from '../../workspace/workspace.js';

const newPersonSchema = z
  .object({ id: z.string(), name: z.string(), realName: z.string(), locale: z.string() })
  .meta({ id: 'Person' });
const seedList = z.array(z.unknown()).optional();
const seedBodySchema = z
  .object({ workspaces: seedList, people: seedList, channels: seedList, apps: seedList, messages: seedList })
  .meta({ id: 'Seed', description: 'What there is to begin with, as `--seed` takes it.' });
const workspaceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    domain: z.string(),
    people: z.array(newPersonSchema),
    channels: z.array(channelSchema),
    apps: z.array(appSchema),
  })
  .meta({ id: 'Workspace' });

/** Routes that list workspaces and their contents, and send payloads to apps. */
export const worldRoutes: readonly ControlRoute[] = [
  readRoute({
    id: 'getEnvironment',
    path: '/environment',
    summary: 'The variables that bring a bot here instead of to Slack, and what acts here to this API.',
    params: EMPTY_RESPONSE,
    query: z.strictObject({ app: z.string().optional().describe("The app's name or id. Default: the first one.") }),
    answer: z.object({
      SLACK_API_URL: z.string(),
      SLACK_APP_TOKEN: z.string(),
      SLACK_BOT_TOKEN: z.string(),
      SLACK_EMULATOR_URL: z.string(),
    }),
    run: (context, { app }) => {
      const { appToken, botToken } = presentAppOfInstall(context, app);
      return {
        SLACK_API_URL: context.slack.apiUrl,
        SLACK_APP_TOKEN: appToken,
        SLACK_BOT_TOKEN: botToken,
        SLACK_EMULATOR_URL: new URL(context.slack.controlUrl).origin,
      };
    },
  }),
  readRoute({
    id: 'listWorkspaces',
    path: '/workspaces',
    summary: 'The workspaces, with their people, channels and apps.',
    params: EMPTY_RESPONSE,
    query: EMPTY_RESPONSE,
    answer: z.array(workspaceSchema),
    run: ({ world }) => world.workspaces.map(presentWorkspace),
  }),
  readRoute({
    id: 'getSeed',
    path: '/seed',
    summary: 'The whole state as a seed, which starts the same again. This API writes no files: keep the answer.',
    params: EMPTY_RESPONSE,
    query: EMPTY_RESPONSE,
    answer: seedBodySchema,
    run: ({ slack }) => slack.toJSON(),
  }),
  actionRoute({
    id: 'reset',
    path: '/reset',
    summary: 'Begins anew, from the seed. Connections stay; what was noted is forgotten.',
    params: EMPTY_RESPONSE,
    body: z.strictObject({}),
    answer: z.strictObject({}),
    run: async ({ slack }) => {
      await slack.reset();
      return {};
    },
  }),
  actionRoute({
    id: 'deliver',
    path: '/deliveries',
    summary: 'Sends a payload as it is.',
    params: EMPTY_RESPONSE,
    body: z.strictObject({
      type: z.string().describe('`events_api`, `slash_commands`, `interactive`, …'),
      payload: jsonObjectSchema,
      app: z.string().exactOptional().describe("The app's name or id. Default: the first one."),
    }),
    answer: exchangeSchema,
    run: ({ slack }, order) => slack.deliver(order),
  }),
  actionRoute({
    id: 'deliverEvent',
    path: '/events',
    summary: 'Sends an inner event, wrapped as the Events API does it.',
    params: EMPTY_RESPONSE,
    body: z.strictObject({
      event: jsonObjectSchema,
      app: z.string().exactOptional().describe("The app's name or id. Default: the first one."),
    }),
    answer: exchangeSchema,
    run: ({ slack }, { event, ...options }) => slack.deliverEvent(event, options),
  }),
  actionRoute({
    id: 'sendFrame',
    path: '/frames',
    summary: 'Writes a text frame on a connection, whatever it says.',
    params: EMPTY_RESPONSE,
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

function presentWorkspace({ team, users, channels, apps }: Workspace): z.output<typeof workspaceSchema> {
  return {
    id: team.id,
    name: team.name,
    domain: team.domain,
    people: users.all
      .filter(({ app }) => !app)
      .map(({ id, name, realName, locale }) => ({ id, name, realName, locale })),
    channels: channels.all.map(presentChannelView),
    apps: apps.all.map(presentApp),
  };
}
