import { readDeclarations, type Declarations } from '../../manifest/declarations.js';
import type { AppManifest } from '../../manifest/manifest.schema.js';
import type { Identifiers } from '../identifiers.js';

/** An app to make. What isn't said is made up, or without limits. */
export interface NewApp {
  readonly name: string;
  /** What it declares and may do. Without one, it hears of everything and people may use whatever it answers. */
  readonly manifest?: AppManifest | undefined;
  /** The scopes that its bot is granted where it is installed. Default: those of the manifest, else everything. */
  readonly scopes?: readonly string[] | undefined;
  /** Default: a new one. */
  readonly appId?: string | undefined;
  /** Default: a new one. */
  readonly appToken?: string | undefined;
  /** Default: a new one. */
  readonly clientSecret?: string | undefined;
}

/** An app as its settings have it, wherever it is installed. Its Socket Mode connections are one for all workspaces. */
export class App {
  readonly name: string;
  readonly appId: string;
  /** By which the app tells who it is where it has no token: OAuth, and `apps.uninstall`. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly #ids: Identifiers;
  /** The list of scopes that it was made with, if any. */
  readonly ownScopes: readonly string[] | undefined;
  readonly #revoked = new Set<string>();
  #appToken: string;
  #manifest: AppManifest | undefined;
  #declared: Declarations | undefined;
  #hearsEvents = true;

  constructor(ids: Identifiers, { name, manifest, scopes, appId = ids.next('A'), appToken, clientSecret }: NewApp) {
    this.name = name;
    this.appId = appId;
    this.clientId = `${appId}.local`;
    this.clientSecret = clientSecret ?? ids.secretKey();
    this.#ids = ids;
    this.ownScopes = scopes;
    this.#appToken = appToken ?? ids.appToken(appId);
    this.#manifest = manifest;
    this.#declared = manifest && readDeclarations(manifest);
  }

  /** `xapp-…`: opens Socket Mode connections. Another one once it was replaced. */
  get appToken(): string {
    return this.#appToken;
  }

  get manifest(): AppManifest | undefined {
    return this.#manifest;
  }

  /** What the manifest declares; `undefined` without one, which forbids nothing. */
  get declared(): Declarations | undefined {
    return this.#declared;
  }

  /** Whether the app receives events. Slack disables them when too many deliveries fail (`failureLimit`). */
  get hearsEvents(): boolean {
    return this.#hearsEvents;
  }

  /** Switches its events on, as somebody does in its settings, or off. */
  switchEvents(isOn: boolean): void {
    this.#hearsEvents = isOn;
  }

  /** The scopes that its bot asks for; `undefined` for all. */
  get botScopes(): readonly string[] | undefined {
    return this.ownScopes ?? this.#declared?.botScopes;
  }

  /** The scopes that it asks people for; `undefined` for all. */
  get userScopes(): readonly string[] | undefined {
    return this.#declared?.userScopes;
  }

  /** Gives it another manifest. What it was granted stays until it is reinstalled. */
  redeclare(manifest: AppManifest): void {
    this.#manifest = manifest;
    this.#declared = readDeclarations(manifest);
  }

  /** Makes it what it was: its manifest and its app-level token. Connections that are open stay. */
  restore({ manifest, appToken = this.#appToken }: Pick<NewApp, 'manifest' | 'appToken'>): void {
    this.#manifest = manifest;
    this.#declared = manifest && readDeclarations(manifest);
    this.#hearsEvents = true;
    this.#appToken = appToken;
  }

  /** Makes a new app-level token and revokes the old one. */
  replaceToken(): string {
    this.#revoked.add(this.#appToken);
    this.#appToken = this.#ids.appToken(this.appId);
    return this.#appToken;
  }

  /** Whether an app-level token is valid for this app, revoked, or foreign. */
  standingOf(token: string): 'good' | 'revoked' | 'foreign' {
    if (token === this.#appToken) return 'good';
    return this.#revoked.has(token) ? 'revoked' : 'foreign';
  }
}

/** Every app that was made, installed or not. */
export class AppRegistry {
  #apps: App[] = [];
  /** Those that were there before everything was begun anew; their connections may still be open. */
  readonly #former = new Map<string, App>();

  constructor(private readonly ids: Identifiers) {}

  /** @throws Error when there is one of this name */
  create(app: NewApp): App {
    const { name, appId } = app;
    if (this.find(name)) throw new Error(`There is an app "${name}" already: each needs a name of its own.`);
    const former = appId === undefined ? undefined : this.#former.get(appId);
    former?.restore(app);
    const made = former ?? new App(this.ids, app);
    this.#apps.push(made);
    return made;
  }

  remove(app: App): void {
    this.#apps = this.#apps.filter(each => each !== app);
  }

  /** Removes all entries. One that is made again with its id is the same as before, with its connections. */
  clear(): void {
    for (const app of this.#apps) this.#former.set(app.appId, app);
    this.#apps = [];
  }

  get all(): readonly App[] {
    return this.#apps;
  }

  /** The app of this name or id. */
  find(nameOrId: string): App | undefined {
    return this.#apps.find(app => app.name === nameOrId || app.appId === nameOrId);
  }

  /**
   * The app of this name or id. Default: the first one.
   * @throws Error when there is none
   */
  choose(nameOrId?: string): App {
    const app = nameOrId === undefined ? this.#apps[0] : this.find(nameOrId);
    if (app) return app;
    const names = this.#apps.map(({ name }) => name).join(', ');
    throw new Error(`No app "${nameOrId ?? ''}" is installed. There are: ${names}.`);
  }
}
