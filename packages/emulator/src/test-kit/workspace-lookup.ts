import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { ChannelView } from '../workspace/channels/channel.js';
import type { Workspace } from '../workspace/workspace.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import type { ChannelPane } from './channel-pane.js';
import type { Waits } from './waits.js';
import type { Person } from './person.js';
import { SlackWorkspace } from './slack-workspace.js';

/** Finds workspaces, and the users, channels and apps whose name only one workspace has. */
export class WorkspaceLookup {
  constructor(
    private readonly world: WorkspaceRegistry,
    private readonly deskIn: (workspace: Workspace) => ActionDispatcher,
    private readonly waits: Waits,
  ) {}

  /** In creation order. */
  get all(): SlackWorkspace[] {
    return this.world.workspaces.map(workspace => new SlackWorkspace(this.deskIn(workspace), this.waits, this.world));
  }

  /** The workspace of this name, domain or id. Default: the first one. @throws Error when there is none */
  choose(nameOrId?: string): SlackWorkspace {
    return new SlackWorkspace(this.deskIn(this.world.workspace(nameOrId)), this.waits, this.world);
  }

  /** @throws Error when no user or several users have this name or id */
  user(nameOrId: string): Person {
    const isThere = (user: Person): boolean => user.id === nameOrId || user.name === nameOrId.replace(/^@/, '');
    const homes = this.all.filter(each => each.users.some(isThere));
    return this.#only('user', nameOrId, homes).user(nameOrId);
  }

  /** @throws Error when no channel or several channels have this name or id */
  channel(nameOrId: string): ChannelPane {
    const isThere = ({ id, name }: ChannelView): boolean => id === nameOrId || name === nameOrId.replace(/^#/, '');
    const homes = this.all.filter(each => each.channels.some(isThere));
    const isShared = new Set(homes.map(each => each.channel(nameOrId).id)).size === 1;
    return this.#only('channel', nameOrId, isShared ? homes.slice(0, 1) : homes).channel(nameOrId);
  }

  /** The app of this name or id, in the first workspace that has it. Default: the first app. @throws Error for none */
  app(nameOrId?: string): AppInstall {
    const { appId, name } = this.world.apps.choose(nameOrId);
    const home = this.world.workspaces.find(({ apps }) => apps.find(appId));
    if (!home) throw new Error(`The app "${name}" is installed in no workspace.`);
    return home.apps.choose(appId);
  }

  #only(kind: 'user' | 'channel', nameOrId: string, homes: readonly SlackWorkspace[]): SlackWorkspace {
    const [home, other] = homes;
    if (!home) return this.choose();
    if (!other) return home;
    const names = homes.map(({ name }) => `"${name}"`).join(', ');
    const hint = `slack.workspace('${home.name}').${kind}('${nameOrId}')`;
    throw new Error(`There is a ${kind} "${nameOrId}" in each of ${names}. Say which: ${hint}.`);
  }
}
