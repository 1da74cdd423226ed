import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { ChannelView } from '../workspace/channels/channel.js';
import type { NewPerson } from '../workspace/users/user.js';
import { ChannelPane } from './channel-pane.js';
import type { Waits } from './waits.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import { Person } from './person.js';

/** One workspace of several: its people, channels and the apps installed in it. */
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

  /** The people, without bots. */
  get users(): Person[] {
    const people = this.#desk.workspace.users.all.filter(user => !user.app);
    return people.map(user => new Person(this.#desk, user, this.#waits));
  }

  get channels(): readonly ChannelView[] {
    return this.#desk.workspace.channels.all;
  }

  /** The apps that are installed here. */
  get apps(): readonly AppInstall[] {
    return this.#desk.workspace.apps.all;
  }

  /**
   * Somebody to act as.
   * @throws Error when there is nobody of this name or id
   */
  user(nameOrId: string): Person {
    const user = this.#desk.workspace.users.find(nameOrId);
    if (user && !user.app && user.teamId === this.id) return new Person(this.#desk, user, this.#waits);
    throw new Error(`Nobody is called "${nameOrId}". There are: ${this.users.map(({ name }) => name).join(', ')}.`);
  }

  /**
   * The channel of this name or id, and what everybody sees in it.
   * @throws Error when there is none
   */
  channel(nameOrId: string): ChannelPane {
    const channel = this.#desk.workspace.channels.find(nameOrId);
    if (channel) return new ChannelPane(this.#desk.workspace, this.#waits, channel);
    const names = this.channels.map(({ name, id }) => name || id);
    throw new Error(`No channel is called "${nameOrId}". There are: ${names.join(', ')}.`);
  }

  /**
   * The app of this name or id, as it is installed here. Default: the first one.
   * @throws Error when there is none
   */
  app(nameOrId?: string): AppInstall {
    return this.#desk.workspace.apps.choose(nameOrId);
  }

  /**
   * Somebody new comes in: apps get `team_join`.
   * @throws Error when somebody has this name already
   * @example
   * const dora = slack.workspace().addPerson({ name: 'dora', role: 'admin' });
   */
  addPerson(person: NewPerson): Person {
    this.#desk.workspace.requireFree(person.name);
    return new Person(this.#desk, this.#desk.workspace.users.join(person), this.#waits);
  }

  /**
   * The token (`xoxp-…`) by which an app acts for a person, who is asked for nothing.
   * @param scopes what the person grants. Default: everything
   */
  userToken(person: string, { app, scopes }: { app?: string; scopes?: readonly string[] } = {}): string {
    return this.#desk.workspace.apps.authorize(this.app(app), this.user(person).id, scopes).token;
  }

  /**
   * A token (`xoxe.xoxp-…`) by which a person manages apps: `apps.manifest.create` and its kin. Good for twelve hours.
   * @example
   * const token = slack.workspace().configurationToken('ann');
   */
  configurationToken(person: string): string {
    return this.#desk.workspace.configurationTokens.issue(this.user(person).id);
  }

  /**
   * A token (`xoxe-1-…`) that `tooling.tokens.rotate` gives a configuration token for, and the next one like it. Good
   * once.
   */
  refreshToken(person: string): string {
    return this.#desk.workspace.configurationTokens.issueRefresh(this.user(person).id);
  }

  /**
   * Installs an app that was made elsewhere, such as by `apps.manifest.create`, or was uninstalled.
   * @param app its name or id
   * @param channels the channels that its bot is in. Default: none
   * @throws Error when there is no such app, or it is installed
   */
  install(app: string, { channels = [] }: { channels?: readonly string[] } = {}): AppInstall {
    return this.#desk.workspace.install(this.#world.apps.choose(app), channels);
  }

  /**
   * Takes an app away: it gets `tokens_revoked` and `app_uninstalled`, and its tokens are good for nothing any more. That
   * of a whole organisation goes from all of its workspaces.
   * @param app its name or id. Default: the first one
   */
  uninstall(app?: string): void {
    this.#world.uninstall(this.app(app));
  }

  /**
   * Installs once more an app that is installed, as somebody does after its manifest was changed: its bot is granted what
   * the app asks for now. A token that was revoked or has expired is replaced by a new one.
   * @param app its name or id. Default: the first one
   * @throws Error when it is not installed here
   */
  reinstall(app?: string): AppInstall {
    const install = this.app(app);
    this.#desk.workspace.reinstall(install);
    return install;
  }

  /**
   * Revokes a bot's or a person's token: its app gets `tokens_revoked`.
   * @throws Error when it is no token of this workspace
   */
  revoke(token: string): void {
    this.#requireToken(token, 'revoke');
    this.#world.revoke(token);
  }

  /**
   * Has the time of a bot's or a person's token be over: it is answered `token_expired`, and its app is told nothing.
   * @throws Error when it is no token of this workspace
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
