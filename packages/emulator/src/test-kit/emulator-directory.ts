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

/** What is known of an app besides its name. */
export interface AddAppOptions {
  /** What it declares. Default: it may do all. */
  manifest?: AppManifest | undefined;
  /** The scopes of its bot. Default: those of the manifest; without one, all. */
  scopes?: readonly string[] | undefined;
  /** The channels that its bot is in. Default: `general` and `support`. */
  channels?: readonly string[];
  /** Where it is installed, by name, domain or id. Default: the first workspace. */
  workspace?: string;
}

/** Where all that is found. */
export interface EmulatorDirectoryParts extends EmulatorObservationParts {
  readonly world: WorkspaceRegistry;
  readonly workspaces: WorkspaceLookup;
  readonly frontDoor: EmulatorObservationParts['frontDoor'] & { readonly origin: string };
}

/** Who and what is in an emulator, found by name: workspaces, people, channels and apps, and where apps reach it. */
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

  /** The root of the control API: `http://127.0.0.1:PORT/control/v1/`, where it is served. */
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

  /** What a bot reads from its environment to come here instead of to Slack. */
  get env(): { SLACK_API_URL: string; SLACK_APP_TOKEN: string; SLACK_BOT_TOKEN: string } {
    return { SLACK_API_URL: this.apiUrl, SLACK_APP_TOKEN: this.appToken, SLACK_BOT_TOKEN: this.botToken };
  }

  /**
   * Makes one more app and installs it.
   * @throws Error when an app, or somebody in the workspace, has this name already, or the manifest is none
   * @example
   * slack.addApp('ops', { scopes: ['chat:write'], channels: ['general'] });
   */
  addApp(name: string, { manifest, scopes, channels = BOT_CHANNELS, workspace }: AddAppOptions = {}): AppInstall {
    const home = this.#parts.world.workspace(workspace);
    const checked = manifest && parseManifest(manifest, `the manifest of "${name}"`);
    return this.#parts.world.addApp({ name, manifest: checked, scopes }, home, channels);
  }

  /**
   * Gives an app another manifest, as somebody does in its settings. What its bot was granted stays until the app is
   * installed anew: `slack.workspace().reinstall()`.
   *
   * @param app its name or id. Default: the first app
   * @throws Error when there is no such app, or the manifest is none
   */
  updateManifest(manifest: AppManifest, app?: string): void {
    const { world } = this.#parts;
    const found = world.apps.choose(app);
    world.replaceManifest(found, parseManifest(manifest, `the manifest of "${found.name}"`));
  }

  /**
   * Makes a new app-level token for an app and revokes the old one, which is answered `token_revoked` from then on.
   * Connections that are open stay.
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
   * Somebody to act as: `ann`, `bob` or `carol`.
   * @throws Error when there is nobody of this name, or workspaces have one each
   */
  override user(nameOrId: string): Person {
    return this.#parts.workspaces.user(nameOrId);
  }

  /** The id of the first workspace. */
  get teamId(): string {
    return this.workspace().id;
  }

  /**
   * The channel of this name or id, `general`, `random`, `support`, or one that was created; and what everybody sees in
   * it.
   * @throws Error when there is none, or workspaces have one each
   */
  channel(nameOrId: string): ChannelPane {
    return this.#parts.workspaces.channel(nameOrId);
  }
}
