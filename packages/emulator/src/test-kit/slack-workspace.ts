import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { ChannelView } from '../workspace/channels/channel.js';
import type { NewPerson } from '../workspace/users/user.js';
import { ChannelPane } from './channel-pane.js';
import type { Waits } from './waits.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import { Person } from './person.js';

/** A workspace: its users, channels and installed apps. */
export class SlackWorkspace {
  readonly #desk: ActionDispatcher;
  readonly #waits: Waits;
  readonly #world: WorkspaceRegistry;

  constructor(desk: ActionDispatcher, waits: Waits, world: WorkspaceRegistry) {
    this.#desk = desk;
    this.#waits = waits;
    this.#world = world;
  }

  /** `T…`. */
  get id(): string {
    return this.#desk.workspace.team.id;
  }

  get name(): string {
    return this.#desk.workspace.team.name;
  }

  /** As in `https://DOMAIN.slack.com`. */
  get domain(): string {
    return this.#desk.workspace.team.domain;
  }

  /** The users, without bots. */
  get users(): Person[] {
    const people = this.#desk.workspace.users.all.filter(user => !user.app);
    return people.map(user => new Person(this.#desk, user, this.#waits));
  }

  get channels(): readonly ChannelView[] {
    return this.#desk.workspace.channels.all;
  }

  get apps(): readonly AppInstall[] {
    return this.#desk.workspace.apps.all;
  }

  /**
   * The user to act as.
   * @throws Error when no user has this name or id
   */
  user(nameOrId: string): Person {
    const user = this.#desk.workspace.users.find(nameOrId);
    if (user && !user.app && user.teamId === this.id) return new Person(this.#desk, user, this.#waits);
    throw new Error(`Nobody is called "${nameOrId}". There are: ${this.users.map(({ name }) => name).join(', ')}.`);
  }

  /**
   * The channel of this name or id, with the messages that all its members see.
   * @throws Error when there is none
   */
  channel(nameOrId: string): ChannelPane {
    const channel = this.#desk.workspace.channels.find(nameOrId);
    if (channel) return new ChannelPane(this.#desk.workspace, this.#waits, channel);
    const names = this.channels.map(({ name, id }) => name || id);
    throw new Error(`No channel is called "${nameOrId}". There are: ${names.join(', ')}.`);
  }

  /**
   * The app of this name or id, as installed in this workspace. Default: the first one.
   * @throws Error when there is none
   */
  app(nameOrId?: string): AppInstall {
    return this.#desk.workspace.apps.choose(nameOrId);
  }

  /**
   * Adds a user. Apps receive `team_join`.
   * @throws Error when another user has this name
   * @example
   * const dora = slack.workspace().addPerson({ name: 'dora', role: 'admin' });
   */
  addPerson(person: NewPerson): Person {
    this.#desk.workspace.requireFree(person.name);
    return new Person(this.#desk, this.#desk.workspace.users.join(person), this.#waits);
  }

  /**
   * A user token (`xoxp-…`) by which an app acts for a user. No consent screen is shown.
   * @param scopes what the user grants. Default: everything
   */
  userToken(person: string, { app, scopes }: { app?: string; scopes?: readonly string[] } = {}): string {
    return this.#desk.workspace.apps.authorize(this.app(app), this.user(person).id, scopes).token;
  }

  /**
   * A configuration token (`xoxe.xoxp-…`) by which a user manages apps, for example with `apps.manifest.create`. Valid
   * for twelve hours.
   * @example
   * const token = slack.workspace().configurationToken('ann');
   */
  configurationToken(person: string): string {
    return this.#desk.workspace.configurationTokens.issue(this.user(person).id);
  }

  /**
   * A refresh token (`xoxe-1-…`) that `tooling.tokens.rotate` exchanges for a configuration token and the next refresh
   * token. Valid once.
   */
  refreshToken(person: string): string {
    return this.#desk.workspace.configurationTokens.issueRefresh(this.user(person).id);
  }

  /**
   * Installs an app that was uninstalled, or that was created elsewhere, for example by `apps.manifest.create`.
   * @param app its name or id
   * @param channels the channels that the bot joins. Default: none
   * @throws Error when there is no such app, or it is already installed
   */
  install(app: string, { channels = [] }: { channels?: readonly string[] } = {}): AppInstall {
    return this.#desk.workspace.install(this.#world.apps.choose(app), channels);
  }

  /**
   * Uninstalls an app: it receives `tokens_revoked` and `app_uninstalled`, and its tokens become invalid. An org-wide
   * app is uninstalled from all workspaces of the organisation.
   * @param app its name or id. Default: the first one
   */
  uninstall(app?: string): void {
    this.#world.uninstall(this.app(app));
  }

  /**
   * Reinstalls an installed app, as an admin does after a manifest change: the bot is granted the scopes that the app
   * requests now. A revoked or expired token is replaced by a new one.
   * @param app its name or id. Default: the first one
   * @throws Error when the app is not installed here
   */
  reinstall(app?: string): AppInstall {
    const install = this.app(app);
    this.#desk.workspace.reinstall(install);
    return install;
  }

  /**
   * Revokes a bot token or user token. Its app receives `tokens_revoked`.
   * @throws Error when the token does not belong to this workspace
   */
  revoke(token: string): void {
    this.#requireToken(token, 'revoke');
    this.#world.revoke(token);
  }

  /**
   * Expires a bot token or user token: Slack answers it with `token_expired`. The app is not notified.
   * @throws Error when the token does not belong to this workspace
   */
  expire(token: string): void {
    this.#requireToken(token, 'expire');
    this.#desk.workspace.expire(token);
  }

  #requireToken(token: string, verb: string): void {
    const { apps } = this.#desk.workspace;
    if (apps.ofBotToken(token) || apps.ofUserToken(token)) return;
    throw new Error(`There is no such token in the workspace "${this.name}" to ${verb}.`);
  }
}
