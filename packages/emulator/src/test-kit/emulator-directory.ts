import type { AppManifest } from '../manifest/manifest.schema.js';
import { parseManifest } from '../manifest/load-manifest.js';
import type { ChannelPane } from './channel-pane.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import { BOT_CHANNELS } from '../seed/initial-seed.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import { EmulatorObservation, type EmulatorObservationParts } from './emulator-observation.js';
import type { Person } from './person.js';
import type { SlackWorkspace } from './slack-workspace.js';
import type { WorkspaceLookup } from './workspace-lookup.js';

export interface AddAppOptions {
  /** What the app declares. Default: the app may do everything. */
  manifest?: AppManifest | undefined;
  /** The bot's scopes. Default: those of the manifest; without a manifest, all. */
  scopes?: readonly string[] | undefined;
  /** The channels that the bot joins. Default: `general` and `support`. */
  channels?: readonly string[];
  /** The workspace that the app is installed in, by name, domain or id. Default: the first workspace. */
  workspace?: string;
}

export interface EmulatorDirectoryParts extends EmulatorObservationParts {
  readonly world: WorkspaceRegistry;
  readonly workspaces: WorkspaceLookup;
  readonly frontDoor: EmulatorObservationParts['frontDoor'] & { readonly origin: string };
}

/**
 * Finds the workspaces, users, channels and apps of an emulator by name, and gives the URLs and tokens that apps use.
 */
export abstract class EmulatorDirectory extends EmulatorObservation {
  readonly #parts: EmulatorDirectoryParts;

  protected constructor(parts: EmulatorDirectoryParts) {
    super(parts);
    this.#parts = parts;
  }

  /** The root of the Web API: `http://127.0.0.1:PORT/api/`. */
  get apiUrl(): string {
    return `${this.#parts.frontDoor.origin}/api/`;
  }

  /** The root of the control API, where it is served: `http://127.0.0.1:PORT/control/v1/`. */
  get controlUrl(): string {
    return `${this.#parts.frontDoor.origin}/control/v1/`;
  }

  /** The app-level token of the first app. */
  get appToken(): string {
    return this.app().appToken;
  }

  /** The bot token of the first app. */
  get botToken(): string {
    return this.app().botToken;
  }

  /** The environment variables that connect a bot to the local Slack. */
  get env(): { SLACK_API_URL: string; SLACK_APP_TOKEN: string; SLACK_BOT_TOKEN: string } {
    return { SLACK_API_URL: this.apiUrl, SLACK_APP_TOKEN: this.appToken, SLACK_BOT_TOKEN: this.botToken };
  }

  /**
   * Creates another app and installs it.
   * @throws Error when an app or a user of the workspace already has this name, or the manifest is invalid
   * @example
   * slack.addApp('ops', { scopes: ['chat:write'], channels: ['general'] });
   */
  addApp(name: string, { manifest, scopes, channels = BOT_CHANNELS, workspace }: AddAppOptions = {}): AppInstall {
    const home = this.#parts.world.workspace(workspace);
    const checked = manifest && parseManifest(manifest, `the manifest of "${name}"`);
    return this.#parts.world.addApp({ name, manifest: checked, scopes }, home, channels);
  }

  /**
   * Replaces an app's manifest, as a developer does in the app's settings. The bot keeps its granted scopes until the
   * app is reinstalled: `slack.workspace().reinstall()`.
   *
   * @param app its name or id. Default: the first app
   * @throws Error when there is no such app, or the manifest is invalid
   */
  updateManifest(manifest: AppManifest, app?: string): void {
    const { world } = this.#parts;
    const found = world.apps.choose(app);
    world.replaceManifest(found, parseManifest(manifest, `the manifest of "${found.name}"`));
  }

  /**
   * Creates a new app-level token for an app and revokes the old one: Slack answers the old one with `token_revoked`.
   * Open connections stay open.
   *
   * @param app its name or id. Default: the first app
   * @returns the new token
   * @throws Error when there is no such app
   */
  replaceAppToken(app?: string): string {
    return this.app(app).app.replaceToken();
  }

  /**
   * The app of this name or id. Default: the first one.
   * @throws Error when there is none
   */
  override app(nameOrId?: string): AppInstall {
    return this.#parts.workspaces.app(nameOrId);
  }

  /**
   * One of the workspaces, by its name, domain or id. Default: the first one.
   * @throws Error when there is none
   * @example
   * const dora = slack.workspace('acme').user('dora');
   */
  workspace(nameOrId?: string): SlackWorkspace {
    return this.#parts.workspaces.choose(nameOrId);
  }

  /** All workspaces, the first one first. */
  get workspaces(): SlackWorkspace[] {
    return this.#parts.workspaces.all;
  }

  /**
   * The user to act as: `ann`, `bob` or `carol`.
   * @throws Error when no user has this name, or users of several workspaces have it
   */
  override user(nameOrId: string): Person {
    return this.#parts.workspaces.user(nameOrId);
  }

  /** The id of the first workspace. */
  get teamId(): string {
    return this.workspace().id;
  }

  /**
   * The channel of this name or id, with the messages that all its members see: `general`, `random`, `support` or a
   * channel that was created.
   * @throws Error when there is none, or channels of several workspaces have this name
   */
  channel(nameOrId: string): ChannelPane {
    return this.#parts.workspaces.channel(nameOrId);
  }
}
