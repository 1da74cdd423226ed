import type { AppInstall, TokenProblem } from './apps/app-install.js';
import { type App, AppRegistry, type NewApp } from './apps/app.js';
import type { AppManifest } from '../manifest/manifest.schema.js';
import { Identifiers } from './identifiers.js';
import type { Enterprise } from './team.js';
import { SharedStores, type SharedStoresOptions } from './shared-stores.js';
import type { ChangeListener, InternalChange, InternalChangeListener } from './workspace-change.js';
import { Listeners } from '../collections/listeners.js';
import { Workspace } from './workspace.js';

/** What a world is made with. */
export type WorkspaceRegistryOptions = Omit<SharedStoresOptions, 'ids' | 'onChange' | 'onInternalChange'>;

/** A workspace to make. */
export interface NewTeam {
  readonly name: string;
  readonly domain: string;
  /** Default: a new one. */
  readonly id?: string | undefined;
  /** The organisation that it is of; workspaces which name the same one are of the same. */
  readonly enterprise?: { readonly name: string; readonly id?: string | undefined } | undefined;
}

/** A whole Slack: its workspaces, its apps, and what they have in common. Does no I/O. */
export class WorkspaceRegistry {
  readonly ids: Identifiers;
  readonly apps: AppRegistry;
  readonly #options: WorkspaceRegistryOptions;
  readonly #listeners = new Set<ChangeListener>();
  readonly #onlookers = new Listeners<[InternalChange]>();
  #workspaces: Workspace[] = [];
  #shared: SharedStores;

  constructor(options: WorkspaceRegistryOptions) {
    this.ids = new Identifiers(options.clock);
    this.apps = new AppRegistry(this.ids);
    this.#options = options;
    this.#shared = this.#stores();
  }

  /** What all workspaces have in common. */
  get shared(): SharedStores {
    return this.#shared;
  }

  /** Empties the world: nothing of it is left but who listens. */
  clear(): void {
    this.#workspaces = [];
    this.#shared = this.#stores();
    this.apps.clear();
  }

  /**
   * Tells `listener` of every change from now on.
   * @returns a function that ends the listening
   */
  onChange(listener: ChangeListener): () => void {
    // Not a `Listeners`: what a change brings about fails with the change.
    const own: ChangeListener = change => listener(change);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /**
   * Tells `listener` of every change that people see and no app is told of, from now on.
   * @returns a function that ends the listening
   */
  onInternalChange(listener: InternalChangeListener): () => void {
    return this.#onlookers.add(listener);
  }

  addWorkspace({ name, domain, id = this.ids.next('T'), enterprise }: NewTeam): Workspace {
    const workspace = new Workspace(this.shared, {
      id,
      name,
      domain,
      enterprise: enterprise && this.#joined(enterprise),
    });
    this.#workspaces.push(workspace);
    this.shared.notifyInternalChange({ kind: 'workspace_changed' });
    return workspace;
  }

  get workspaces(): readonly Workspace[] {
    return this.#workspaces;
  }

  /**
   * Makes an app, installs it in a workspace and takes its bot into these channels.
   * @throws Error when an app, or somebody there, has this name already
   */
  addApp(app: NewApp, workspace: Workspace, channelNames: readonly string[]): AppInstall {
    workspace.requireFree(app.name);
    return workspace.install(this.apps.create(app), channelNames);
  }

  /** Makes an app, which is installed nowhere. @throws Error when there is one of this name */
  createApp(app: NewApp): App {
    const made = this.apps.create(app);
    this.shared.notifyInternalChange({ kind: 'workspace_changed' });
    return made;
  }

  /** Gives an app another manifest. What it was granted stays until it is reinstalled. */
  replaceManifest(app: App, manifest: AppManifest): void {
    app.redeclare(manifest);
    this.shared.notifyInternalChange({ kind: 'workspace_changed' });
  }

  /** Takes an app away from its workspace; one of a whole organisation from all of its workspaces. The app is told. */
  uninstall({ botUserId }: AppInstall): void {
    for (const workspace of this.#workspaces) {
      const install = workspace.apps.ofBotUser(botUserId);
      if (install) workspace.uninstall(install);
    }
  }

  /** Takes an app away for good, wherever it is installed. What it has done is still there, and keeps its id. */
  removeApp(app: App): void {
    for (const workspace of this.#workspaces) {
      const install = workspace.apps.find(app.appId);
      if (install) workspace.uninstall(install);
    }
    this.apps.remove(app);
    this.shared.removedUserIds.add(app.appId);
    this.shared.notifyInternalChange({ kind: 'workspace_changed' });
  }

  /** Makes a token of a bot or a person worth nothing, in every workspace where it is good. The app is told. */
  revoke(token: string): void {
    for (const workspace of this.#workspaces) {
      const { apps } = workspace;
      const install = apps.ofBotToken(token) ?? apps.ofUserToken(token)?.app;
      if (install) workspace.revoke(install, token);
    }
  }

  /**
   * The workspace of this name, domain or id. Default: the first one.
   * @throws Error when there is none
   */
  workspace(nameOrId?: string): Workspace {
    const found =
      nameOrId === undefined
        ? this.#workspaces[0]
        : this.#workspaces.find(({ team }) => [team.name, team.domain, team.id].includes(nameOrId));
    if (found) return found;
    const names = this.#workspaces.map(({ team }) => team.name).join(', ');
    throw new Error(`There is no workspace "${nameOrId ?? ''}". There are: ${names}.`);
  }

  /**
   * Whose token it is: an app's, its bot's, a person's, or that of one execution of a function.
   * @param teamId the workspace that is meant, where an app has one token for a whole organisation
   */
  findTokenOwner(token: string, teamId?: string): TokenOwner | undefined {
    return this.#appOf(token) ?? this.#installOf(token, teamId) ?? this.#functionOf(token);
  }

  #joined({ name, id }: NonNullable<NewTeam['enterprise']>): Enterprise {
    const known = this.#workspaces.find(({ team }) => team.enterprise?.name === name)?.team.enterprise;
    return known ?? { id: id ?? this.ids.next('E'), name };
  }

  #stores(): SharedStores {
    const stores = new SharedStores({
      ...this.#options,
      ids: this.ids,
      onChange: change => {
        // What was emptied out has no say any more, such as a message that was scheduled there.
        if (stores !== this.#shared) return;
        for (const listener of this.#listeners) listener(change);
      },
      onInternalChange: change => {
        if (stores === this.#shared) this.#onlookers.notify(change);
      },
    });
    return stores;
  }

  #appOf(token: string): TokenOwner | undefined {
    const app = this.apps.all.find(each => each.standingOf(token) !== 'foreign');
    return app && { kind: 'app', app, problem: app.standingOf(token) === 'revoked' ? 'token_revoked' : null };
  }

  #installOf(token: string, teamId: string | undefined): TokenOwner | undefined {
    const meant = this.#workspaces.filter(({ team }) => team.id === teamId);
    for (const workspace of [...meant, ...this.#workspaces]) {
      const { apps } = workspace;
      const bot = apps.ofBotToken(token);
      if (bot) {
        const { botUserId: userId, scopes } = bot;
        return { kind: 'bot', app: bot, workspace, userId, scopes, problem: apps.problemOf(bot, token) };
      }
      const configuring = workspace.configurationTokens.ofToken(token);
      if (configuring) return { kind: 'configuration', workspace, ...configuring };
      const granted = apps.ofUserToken(token);
      if (granted) {
        const { app, userId, scopes } = granted;
        return { kind: 'user', app, workspace, userId, scopes, problem: apps.problemOf(app, token) };
      }
    }
    return undefined;
  }

  #functionOf(token: string): TokenOwner | undefined {
    const found = this.shared.functions.ofToken(token);
    if (!found) return undefined;
    const { execution, problem } = found;
    const workspace = this.workspace(execution.teamId);
    const app = workspace.apps.choose(execution.appId);
    const { botUserId: userId, scopes } = app;
    return { kind: 'function', app, workspace, userId, scopes, executionId: execution.id, problem };
  }
}

/** Whose an app-level token is. */
export interface AppTokenOwner {
  readonly kind: 'app';
  readonly app: App;
  readonly problem: TokenProblem | null;
}

/** Whose a token is that acts in a workspace: a bot's, a person's, or that of one execution of a function. */
export interface ActingTokenOwner {
  readonly kind: 'bot' | 'user' | 'function';
  readonly app: AppInstall;
  readonly workspace: Workspace;
  /** Who acts: the bot user, or the person who let the app act for them. */
  readonly userId: string;
  /** What was granted. Without a list everything is. */
  readonly scopes: readonly string[] | undefined;
  /** The step of a workflow that a function's token came with. */
  readonly executionId?: string | undefined;
  readonly problem: TokenProblem | null;
}

/** Whose a token is by which somebody manages the manifests of apps: no app's. */
export interface ConfigurationTokenOwner {
  readonly kind: 'configuration';
  readonly app?: undefined;
  readonly workspace: Workspace;
  readonly userId: string;
  readonly problem: TokenProblem | null;
}

/** Whose token it is, and of which kind. */
export type TokenOwner = AppTokenOwner | ActingTokenOwner | ConfigurationTokenOwner;
