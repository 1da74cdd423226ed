import type { App } from './app.js';
import type { Identifiers } from '../identifiers.js';

/** An app in a workspace: what it has there, and what it is. */
export interface AppInstall {
  readonly app: App;
  /** The id of the workspace. */
  readonly teamId: string;
  /** The app's name, which is its bot's handle as well. */
  readonly name: string;
  readonly appId: string;
  /** `xapp-…`: opens Socket Mode connections. The app's own, whichever workspace it is in. */
  readonly appToken: string;
  /** `xoxb-…`: calls Web API methods. */
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  /** What the workspace granted the bot. Without a list everything is. */
  readonly scopes: readonly string[] | undefined;
  /** Whether it is installed in the whole organisation, with one bot and one token for all of its workspaces. */
  readonly isOrgWide: boolean;
}

/** What an installation has. Missing fields get generated values. */
export type NewInstall = Partial<Pick<AppInstall, 'botToken' | 'botUserId' | 'botId' | 'scopes' | 'isOrgWide'>>;

/** A token by which an app acts for a person. */
export interface UserToken {
  readonly app: AppInstall;
  readonly userId: string;
  /** `xoxp-…`. */
  readonly token: string;
  /** What the person granted. Without a list everything is. */
  readonly scopes: readonly string[] | undefined;
}

class Installation implements AppInstall {
  readonly botUserId: string;
  readonly botId: string;
  readonly isOrgWide: boolean;
  #botToken: string;
  #scopes: readonly string[] | undefined;

  constructor(
    ids: Identifiers,
    readonly app: App,
    readonly teamId: string,
    kept: NewInstall,
  ) {
    this.#botToken = kept.botToken ?? ids.botToken();
    this.botUserId = kept.botUserId ?? ids.next('U');
    this.botId = kept.botId ?? ids.next('B');
    this.#scopes = kept.scopes ?? app.botScopes;
    this.isOrgWide = kept.isOrgWide ?? false;
  }

  get botToken(): string {
    return this.#botToken;
  }

  get scopes(): readonly string[] | undefined {
    return this.#scopes;
  }

  /** Grants what the app asks for now. @param botToken default: it keeps its own */
  renew(botToken = this.#botToken): void {
    this.#scopes = this.app.botScopes;
    this.#botToken = botToken;
  }

  get name(): string {
    return this.app.name;
  }

  get appId(): string {
    return this.app.appId;
  }

  get appToken(): string {
    return this.app.appToken;
  }
}

/** Why a token is no longer valid. */
export type TokenProblem = 'token_revoked' | 'token_expired' | 'account_inactive';

/** The apps that are installed in a workspace, found by name, id or token. */
export class AppInstalls {
  /** By the ids of their bot users, the first one first. */
  readonly #installs = new Map<string, Installation>();
  /** Includes uninstalled apps, whose tokens are answered with an error. */
  readonly #byBotToken = new Map<string, AppInstall>();
  readonly #userTokens = new Map<string, UserToken>();
  /** Valid user tokens, by user id. */
  readonly #acting = new Map<string, readonly UserToken[]>();
  /** The problems of invalid tokens. */
  readonly #problems = new Map<string, 'token_revoked' | 'token_expired'>();

  constructor(
    private readonly ids: Identifiers,
    private readonly teamId: string,
  ) {}

  install(app: App, kept: NewInstall = {}): AppInstall {
    const install = new Installation(this.ids, app, this.teamId, kept);
    this.#installs.set(install.botUserId, install);
    this.#byBotToken.set(install.botToken, install);
    return install;
  }

  /** Grants an installed app the scopes that it requests now, and replaces an invalid token. */
  reinstall({ botUserId, botToken }: AppInstall): void {
    const install = this.#installs.get(botUserId);
    if (!install) return;
    install.renew(this.#problems.has(botToken) ? this.ids.botToken() : botToken);
    this.#byBotToken.set(install.botToken, install);
  }

  /** The token by which an app acts for a person, made when there is none yet. */
  authorize(app: AppInstall, userId: string, scopes?: readonly string[], kept?: string): UserToken {
    const known = this.tokensOf(app).find(each => each.userId === userId);
    if (known) return known;
    const made = { app, userId, token: kept ?? this.ids.userToken(), scopes: scopes ?? app.app.userScopes };
    this.#userTokens.set(made.token, made);
    this.#acting.set(userId, [...this.tokensFor(userId), made]);
    return made;
  }

  /** Uninstalls an app. Its tokens are answered `account_inactive` from then on. */
  uninstall(app: AppInstall): void {
    this.#installs.delete(app.botUserId);
    for (const { userId } of this.tokensOf(app)) this.#drop(userId, each => each.app === app);
  }

  /** Revokes a token: it is answered `token_revoked` from then on. */
  revoke(token: string): void {
    this.#problems.set(token, 'token_revoked');
    const userId = this.#userTokens.get(token)?.userId;
    if (userId !== undefined) this.#drop(userId, each => each.token === token);
  }

  /** Expires a token: it is answered `token_expired` from then on. */
  expire(token: string): void {
    this.#problems.set(token, 'token_expired');
  }

  get all(): readonly AppInstall[] {
    return [...this.#installs.values()];
  }

  /** The tokens by which an app acts for people, as long as they are good. */
  tokensOf(app: AppInstall): readonly UserToken[] {
    return [...this.#acting.values()].flat().filter(each => each.app === app);
  }

  /** The tokens by which apps act for a person, as long as they are good. */
  tokensFor(userId: string): readonly UserToken[] {
    return this.#acting.get(userId) ?? [];
  }

  /** The apps whose bots are among these users. */
  among(userIds: ReadonlySet<string>): AppInstall[] {
    return listValues(this.#installs, userIds);
  }

  /** The tokens by which apps act for people among these, as long as they are good. */
  tokensAmong(userIds: ReadonlySet<string>): UserToken[] {
    return listValues(this.#acting, userIds).flat();
  }

  /** The app of this name or id. */
  find(nameOrId: string): AppInstall | undefined {
    return this.all.find(app => app.name === nameOrId || app.appId === nameOrId);
  }

  /** The app whose bot user this is. */
  ofBotUser(userId: string): AppInstall | undefined {
    return this.#installs.get(userId);
  }

  /**
   * The app of this name or id. Default: the first one.
   * @throws Error when there is none
   */
  choose(nameOrId?: string): AppInstall {
    const app = nameOrId === undefined ? this.all[0] : this.find(nameOrId);
    if (app) return app;
    const names = this.all.map(({ name }) => name).join(', ');
    throw new Error(`No app "${nameOrId ?? ''}" is installed. There are: ${names}.`);
  }

  ofBotToken(token: string): AppInstall | undefined {
    return this.#byBotToken.get(token);
  }

  ofUserToken(token: string): UserToken | undefined {
    return this.#userTokens.get(token);
  }

  /** Why an app's token is no longer valid. */
  problemOf(app: AppInstall, token: string): TokenProblem | null {
    if (this.#installs.get(app.botUserId) !== app) return 'account_inactive';
    return this.tokenProblemOf(token);
  }

  /** Why a token of an app that is installed is none any more. */
  tokenProblemOf(token: string): 'token_revoked' | 'token_expired' | null {
    return this.#problems.get(token) ?? null;
  }

  #drop(userId: string, isGone: (token: UserToken) => boolean): void {
    const left = this.tokensFor(userId).filter(each => !isGone(each));
    if (left.length > 0) this.#acting.set(userId, left);
    else this.#acting.delete(userId);
  }
}

/** The values of those keys. Iterates over the smaller collection. */
function listValues<Value>(map: ReadonlyMap<string, Value>, keys: ReadonlySet<string>): Value[] {
  if (map.size < keys.size) return [...map].flatMap(([key, value]) => (keys.has(key) ? [value] : []));
  return Array.from(keys, key => map.get(key)).filter(value => value !== undefined);
}
