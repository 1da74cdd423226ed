import type { Message } from '../workspace/messages/message.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import { writeLiteral } from './literals.js';
import type { TestScript } from './test-script.js';

/** How workspaces, channels and messages are reached by the kit. */
export class SurfaceExpressions {
  constructor(
    private readonly world: WorkspaceRegistry,
    private readonly script: TestScript,
    /** The ids of the channels that came into being in the story. */
    private readonly made: ReadonlySet<string>,
  ) {}

  /** The workspace that has a channel. */
  findWorkspace(channelId: string): Workspace {
    return this.world.workspaces.find(({ channels }) => channels.find(channelId)) ?? this.world.workspace();
  }

  /** Somebody, by their id. */
  findUser(id: string): User | undefined {
    return this.world.workspaces.map(({ users }) => users.find(id)).find(user => user !== undefined);
  }

  /** The name of a channel as people write it: `@name` for a direct message. */
  getChannelName(channel: Channel, viewerId: string): string {
    if (channel.kind !== 'im') return channel.name || channel.id;
    const other = [...channel.members].find(id => id !== viewerId) ?? viewerId;
    return `@${this.findUser(other)?.name ?? other}`;
  }

  /** What shows a message, and waits for it: its method, up to the bracket. */
  writePane({ channel: id, threadTs, ephemeralTo }: Message): { readonly pane: string; readonly wait: string } {
    const thread = threadTs === undefined ? undefined : this.script.variable(`pane ${id}/${threadTs}`);
    if (thread !== undefined && ephemeralTo === undefined) return { pane: thread, wait: `${thread}.message` };
    const workspace = this.findWorkspace(id);
    const channel = workspace.channels.find(id);
    const viewer = this.findUser(ephemeralTo ?? '') ?? (channel && this.#human(channel));
    if (viewer && ephemeralTo !== undefined) {
      const person = this.script.person(viewer);
      return { pane: person, wait: `${person}.ephemeral` };
    }
    if (viewer && channel?.kind === 'im') {
      const pane = `${this.script.person(viewer)}.channel(${writeLiteral(this.getChannelName(channel, viewer.id))})`;
      return { pane, wait: `${pane}.message` };
    }
    if (viewer && channel?.kind === 'mpim') {
      const person = this.script.person(viewer);
      return { pane: person, wait: `${person}.message` };
    }
    const name = channel?.name ?? id;
    const source = `${this.script.workspaceOf(workspace.team.id)}.channel(${writeLiteral(name)})`;
    const pane = this.made.has(id) ? source : this.script.channel(id, name, source);
    return { pane, wait: `${pane}.message` };
  }

  #human(channel: Channel): User | undefined {
    return [...channel.members].map(id => this.findUser(id)).find(user => user !== undefined && !user.app);
  }
}
