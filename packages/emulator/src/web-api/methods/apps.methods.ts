import { SlackApiError } from '../../workspace/api-error.js';
import { enterpriseIdOf } from '../../workspace/team.js';
import type { AppMethod, ConfigurationCall, ConfigurationMethod } from './method.js';
import { paginate } from './pagination.js';
import { isJsonObject } from '../../json.js';
import { checkManifest } from '../../manifest/load-manifest.js';
import type { AppManifest } from '../../manifest/manifest.schema.js';
import type { App } from '../../workspace/apps/app.js';
import type { Arguments } from '../arguments.js';

/** The methods for app-level tokens: `apps.connections.open` and `apps.event.authorizations.list`. */
export const appMethods: Readonly<Record<string, AppMethod>> = {
  'apps.connections.open': ({ app, issueConnectionUrl }) => {
    // Slack does not document this error. `forbidden_team` is its code for an app that may not connect.
    if (app.declared?.isSocketMode === false) throw new SlackApiError('forbidden_team');
    return { url: issueConnectionUrl(app) };
  },

  'apps.event.authorizations.list': ({ args, app, world }) => {
    const parts = args.required('event_context').split('-');
    const workspaces = world.workspaces.filter(({ team }) => parts.includes(team.id));
    if (workspaces.length === 0) throw new SlackApiError('invalid_event_context');
    const all = workspaces.flatMap(({ apps, team }) =>
      apps.all
        .filter(install => install.app === app)
        .flatMap(install => [
          { team, isOrgWide: install.isOrgWide, userId: install.botUserId, isBot: true },
          ...apps.tokensOf(install).map(({ userId }) => ({ team, isOrgWide: false, userId, isBot: false })),
        ]),
    );
    const { entries, nextCursor } = paginate(args, all);
    return {
      authorizations: entries.map(({ team, isOrgWide, userId, isBot }) => ({
        enterprise_id: enterpriseIdOf(team),
        team_id: isOrgWide ? null : team.id,
        user_id: userId,
        is_bot: isBot,
        is_enterprise_install: isOrgWide,
      })),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};

/** The `apps.manifest.*` methods, for configuration tokens. */
export const manifestMethods: Readonly<Record<string, ConfigurationMethod>> = {
  'apps.manifest.validate': call => {
    if (call.args.text('app_id') !== undefined) requireOwnApp(call);
    readManifestArgument(call.args);
    return { errors: [] };
  },

  'apps.manifest.create': ({ args, world }) => {
    const { ids } = world;
    const manifest = readManifestArgument(args);
    const { name } = manifest.display_information;
    // App names are unique in the emulator, unlike in Slack.
    if (world.apps.find(name)) throw new SlackApiError('failed_creating_app');
    const { appId, clientId, clientSecret } = world.createApp({ name, manifest });
    return {
      app_id: appId,
      credentials: {
        client_id: clientId,
        client_secret: clientSecret,
        verification_token: ids.secretKey(),
        signing_secret: ids.secretKey(),
      },
      oauth_authorize_url: `https://slack.com/oauth/v2/authorize?client_id=${clientId}`,
    };
  },

  'apps.manifest.update': call => {
    const app = requireOwnApp(call);
    const before = listScopes(app);
    call.world.replaceManifest(app, readManifestArgument(call.args));
    return { app_id: app.appId, permissions_updated: before !== listScopes(app) };
  },

  'apps.manifest.export': call => {
    const { name, manifest } = requireOwnApp(call);
    return { manifest: isJsonObject(manifest) ? manifest : { display_information: { name } } };
  },

  'apps.manifest.delete': call => {
    call.world.removeApp(requireOwnApp(call));
    return {};
  },
};

/** @throws SlackApiError `invalid_app_id` or `app_not_found` */
function requireOwnApp({ args, world }: ConfigurationCall): App {
  const id = args.required('app_id');
  if (!/^A[A-Z0-9]+$/.test(id)) throw new SlackApiError('invalid_app_id');
  const app = world.apps.all.find(({ appId }) => appId === id);
  if (!app) throw new SlackApiError('app_not_found');
  return app;
}

/** @throws SlackApiError `invalid_manifest`, with the invalid values and their locations */
function readManifestArgument(args: Arguments): AppManifest {
  const { manifest, faults } = checkManifest(args.json('manifest'));
  if (manifest) return manifest;
  const errors = faults.map(({ place, text }) => ({
    message: `${place.at(-1) ?? 'manifest'} ${text}`,
    pointer: `/${place.join('/')}`,
  }));
  throw new SlackApiError('invalid_manifest', { body: { errors } });
}

const listScopes = ({ botScopes = [], userScopes = [] }: App): string =>
  JSON.stringify([botScopes.toSorted(), userScopes.toSorted()]);
