import { z } from 'zod';
import type { ControlContext } from '../control-context.js';
import { ControlApiError, orNotFound, pointer } from '../control-api-error.js';
import { actionRoute, readRoute, EMPTY_RESPONSE, type ControlRoute } from '../control-route.js';
import { presentAppOfInstall, tokensSchema, addTokens } from '../schemas/workspace.schema.js';
import { appNameSchema } from '../request-references.js';
import type { SlackWorkspace } from '../../test-kit/slack-workspace.js';
import { checkManifest } from '../../manifest/load-manifest.js';
import { createLineFinder } from '../../manifest/read-document.js';
import type { AppManifest } from '../../manifest/manifest.schema.js';
import { jsonObjectSchema } from '../schemas/json.schema.js';

/** A manifest in a request. */
export const manifestBody = z
  .union([jsonObjectSchema, z.string()])
  .describe("An app's manifest: itself, or its JSON or YAML as a text.");

const appParams = z.strictObject({ app: appNameSchema });
const workspaceField = z.strictObject({
  workspace: z
    .string()
    .exactOptional()
    .describe('Default: the first one, of apps that are installed the first that has it.'),
});

/** Routes for apps: creation, manifests, tokens and deliveries. */
export const appRouteGroup: readonly ControlRoute[] = [
  actionRoute({
    id: 'addApp',
    path: '/apps',
    summary: 'Makes one more app, with tokens of its own, and installs it.',
    params: EMPTY_RESPONSE,
    body: workspaceField.extend({
      name: z.string().min(1).exactOptional().describe('Default: that of the manifest.'),
      manifest: manifestBody.exactOptional().describe('What it declares. Default: it may do all.'),
      scopes: z.array(z.string()).exactOptional().describe('Of its bot. Default: those of the manifest.'),
      channels: z.array(z.string()).exactOptional().describe('Where its bot is.'),
    }),
    answer: tokensSchema,
    run: async ({ slack }, { name, manifest: given, ...options }) => {
      const manifest = given === undefined ? undefined : await readManifestBody(given);
      const called = name ?? manifest?.display_information.name;
      if (called === undefined) {
        throw new ControlApiError('invalid_request', 'An app needs a name, or a manifest that has one.');
      }
      return addTokens(slack.addApp(called, { ...options, manifest }));
    },
  }),
  actionRoute({
    id: 'updateManifest',
    path: '/apps/{app}/manifest',
    summary: 'Gives an app another manifest. What its bot was granted stays until it is installed anew.',
    params: appParams,
    body: z.strictObject({ manifest: manifestBody }),
    answer: z.strictObject({}),
    run: async ({ slack, world }, { manifest: given }, { app }) => {
      const { appId } = orNotFound(() => world.apps.choose(app));
      slack.updateManifest(await readManifestBody(given), appId);
      return {};
    },
  }),
  actionRoute({
    id: 'replaceAppToken',
    path: '/apps/{app}/replace-app-token',
    summary: 'Makes a new app-level token for an app and revokes the old one.',
    params: appParams,
    body: z.strictObject({}),
    answer: tokensSchema,
    run: (context, _body, { app }) => {
      const { appId } = presentAppOfInstall(context, app);
      context.slack.replaceAppToken(appId);
      return addTokens(presentAppOfInstall(context, appId));
    },
  }),
  presentInstall(
    'revokeBotToken',
    'revoke-bot-token',
    "Revokes the token of an app's bot, which the app is told.",
    (home, app) => {
      home.revoke(home.app(app).botToken);
    },
  ),
  presentInstall('expireBotToken', 'expire-bot-token', "Has the token of an app's bot expire.", (home, app) => {
    home.expire(home.app(app).botToken);
  }),
  presentInstall(
    'reinstallApp',
    'reinstall',
    'Installs an app once more: its bot is granted what it asks for now, and its token is good.',
    (home, app) => {
      home.reinstall(app);
    },
  ),
  presentInstall('uninstallApp', 'uninstall', 'Takes an app away from a workspace, which it is told.', (home, app) => {
    home.uninstall(app);
  }),
  actionRoute({
    id: 'installApp',
    path: '/apps/{app}/install',
    summary: 'Installs an app that was made elsewhere, or was uninstalled.',
    params: appParams,
    body: workspaceField.extend({ channels: z.array(z.string()).exactOptional().describe('Where its bot is.') }),
    answer: tokensSchema,
    run: ({ slack, world }, { workspace, ...options }, { app }) => {
      const { appId } = orNotFound(() => world.apps.choose(app));
      return addTokens(orNotFound(() => slack.workspace(workspace)).install(appId, options));
    },
  }),
  readRoute({
    id: 'listRoutes',
    path: '/apps/{app}/routes',
    summary: 'What can come to an app: what it declares, and what it was sent besides.',
    params: appParams,
    query: EMPTY_RESPONSE,
    answer: z.array(
      z
        .object({
          kind: z.enum(['command', 'event', 'shortcut', 'function', 'action', 'options', 'view', 'other']),
          name: z.string(),
          isDeclared: z.boolean().describe('Whether its manifest says so.'),
          came: z.number().int().describe('How often.'),
          acked: z.number().int().describe('How often that was acked in time.'),
          lastLatencyMs: z.number().nullable().describe('What the last ack took.'),
        })
        .meta({ id: 'AppRoute' }),
    ),
    run: ({ slack }, _query, { app }) => [...orNotFound(() => slack.history.routes(app))],
  }),
];

/** Converts an installed app to its form in the control API. */
function presentInstall(
  id: string,
  verb: string,
  summary: string,
  change: (home: SlackWorkspace, appId: string) => void,
): ControlRoute {
  return actionRoute({
    id,
    path: `/apps/{app}/${verb}`,
    summary,
    params: appParams,
    body: workspaceField,
    answer: z.strictObject({}),
    run: (context, { workspace }, { app }) => {
      const home = requireWorkspace(context, app, workspace);
      change(home, orNotFound(() => home.app(app)).appId);
      return {};
    },
  });
}

/** Returns the named workspace, or the first one that the app is installed in. */
function requireWorkspace(context: ControlContext, app: string, workspace: string | undefined): SlackWorkspace {
  return orNotFound(() => context.slack.workspace(workspace ?? presentAppOfInstall(context, app).teamId));
}

/** @throws ControlApiError that lists each error with its JSON pointer and, for text, its line */
export async function readManifestBody(given: z.output<typeof manifestBody>): Promise<AppManifest> {
  const { manifest, faults } = checkManifest(typeof given === 'string' ? await parseBody(given) : given);
  if (manifest) return manifest;
  const lineOf = typeof given === 'string' ? await createLineFinder(given) : undefined;
  const told = faults.map(({ place, text }) => {
    const line = lineOf?.(place);
    const words = `${place.at(-1) ?? 'the manifest'} ${text}`;
    const message = line === undefined ? words : `line ${line}: ${words}`;
    return { at: pointer('body', 'manifest', ...place.map(String)), message };
  });
  const detail = told.map(({ at, message }) => `${at}: ${message}`).join('; ');
  throw new ControlApiError('invalid_request', `Slack would not take this manifest. ${detail}`, told);
}

/** YAML includes JSON. The YAML parser is loaded only for text. */
async function parseBody(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    const value: unknown = parse(text);
    return value;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ControlApiError('invalid_request', 'This is neither JSON nor YAML.', [
      { at: pointer('body', 'manifest'), message },
    ]);
  }
}
