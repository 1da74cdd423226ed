import type { Identifiers } from './identifiers.js';

/** An app, installed in the workspace with a bot user. */
export interface AppInstall {
  readonly name: string;
  readonly appId: string;
  /** `xapp-…`: opens Socket Mode connections. Another one once it was replaced. */
  readonly appToken: string;
  /** `xoxb-…`: calls Web API methods. */
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
}

/** Whose token it is, and of which kind. */
export interface TokenOwner {
  readonly kind: 'app' | 'bot' | 'function';
  readonly app: AppInstall;
  /** The step of a workflow that a function's token came with. */
  readonly executionId?: string | undefined;
  /** Why it is none any more. */
  readonly problem?: 'token_revoked' | 'token_expired' | null | undefined;
}

type Installed = { -readonly [Field in keyof AppInstall]: AppInstall[Field] };

/** The installed apps, found by name, id or token. */
export class AppDirectory {
  readonly #apps: Installed[] = [];
  readonly #revoked = new Map<string, AppInstall>();

  constructor(private readonly ids: Identifiers) {}

  install(name: string): AppInstall {
    const appId = this.ids.next('A');
    const app: Installed = {
      name,
      appId,
      appToken: this.ids.appToken(appId),
      botToken: this.ids.botToken(),
      botUserId: this.ids.next('U'),
      botId: this.ids.next('B'),
    };
    this.#apps.push(app);
    return app;
  }

  /** Makes a new app-level token for an app and revokes the old one. */
  replaceAppToken(app: AppInstall): string {
    const installed = this.#apps.find(each => each === app);
    const appToken = this.ids.appToken(app.appId);
    this.#revoked.set(app.appToken, app);
    if (installed) installed.appToken = appToken;
    return appToken;
  }

  get all(): readonly AppInstall[] {
    return this.#apps;
  }

  /** The app of this name or id. */
  find(nameOrId: string): AppInstall | undefined {
    return this.#apps.find(app => app.name === nameOrId || app.appId === nameOrId);
  }

  /**
   * The app of this name or id. Default: the first one.
   * @throws Error when there is none
   */
  choose(nameOrId?: string): AppInstall {
    const app = nameOrId === undefined ? this.#apps[0] : this.find(nameOrId);
    if (app) return app;
    const names = this.#apps.map(({ name }) => name).join(', ');
    throw new Error(`No app "${nameOrId ?? ''}" is installed. There are: ${names}.`);
  }

  ofToken(token: string): TokenOwner | undefined {
    const byApp = this.#apps.find(app => app.appToken === token);
    if (byApp) return { kind: 'app', app: byApp };
    const byBot = this.#apps.find(app => app.botToken === token);
    if (byBot) return { kind: 'bot', app: byBot };
    const former = this.#revoked.get(token);
    return former && { kind: 'app', app: former, problem: 'token_revoked' };
  }
}
