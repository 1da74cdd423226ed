import { SlackApiError } from '../api-error.js';
import type { SharedStores } from '../shared-stores.js';
import type { ChannelText, Channel, NewChannel } from './channel.js';

const EMPTY_TEXT: ChannelText = { value: '', creator: '', lastSet: 0 };

/** The conversations of a team, which may share them with others, and who is in them. */
export class ChannelDirectory {
  /** Direct messages by who is in them. */
  readonly #direct = new Map<string, Channel>();

  constructor(
    private readonly shared: Pick<
      SharedStores,
      'ids' | 'clock' | 'notifyChange' | 'notifyInternalChange' | 'channels' | 'channelNames'
    >,
    private readonly teamId: string,
  ) {}

  /** Adds a conversation without notifying apps. @throws SlackApiError `name_taken` */
  add({ name, kind, members, ...rest }: NewChannel): Channel {
    if (this.#named(name)) throw new SlackApiError('name_taken');
    return this.adopt({
      id: this.shared.ids.next(kind === 'im' ? 'D' : 'C'),
      name,
      previousNames: [],
      topic: EMPTY_TEXT,
      purpose: EMPTY_TEXT,
      kind,
      isGeneral: false,
      creatorId: members[0] ?? '',
      createdAt: Math.trunc(this.shared.clock.now() / 1000),
      isArchived: false,
      members: new Set(members),
      teamIds: [this.teamId],
      ...rest,
    });
  }

  /** Takes in the channel of another team, which shares it from then on. */
  adopt(channel: Channel): Channel {
    if (!channel.teamIds.includes(this.teamId)) channel.teamIds.push(this.teamId);
    this.shared.channels.set(channel.id, channel);
    this.shared.channelNames.add(this.teamId, channel);
    this.shared.notifyInternalChange({ kind: 'workspace_changed' });
    if (channel.kind === 'im' || channel.kind === 'mpim') this.#direct.set(getMembersKey(channel.members), channel);
    return channel;
  }

  create(name: string, creatorId: string, options: { isPrivate?: boolean; isGeneral?: boolean } = {}): Channel {
    const { isPrivate = false, isGeneral = false } = options;
    return this.add({ name, kind: isPrivate ? 'group' : 'channel', members: [creatorId], isGeneral });
  }

  /** @throws SlackApiError `name_taken` */
  rename(channel: Channel, name: string): void {
    if (channel.name === name) return;
    if (this.#named(name)) throw new SlackApiError('name_taken');
    channel.previousNames.push(channel.name);
    this.shared.channelNames.rename(channel, name);
  }

  /** Takes a channel away, from every team that has it. */
  remove(channel: Channel): void {
    this.shared.channels.delete(channel.id);
    for (const teamId of channel.teamIds) this.shared.channelNames.remove(teamId, channel);
    this.shared.notifyInternalChange({ kind: 'workspace_changed' });
  }

  has({ id }: Channel): boolean {
    return this.#withId(id) !== undefined;
  }

  /** The direct message between these users, made when there is none yet. */
  openDirect(userIds: readonly string[]): { channel: Channel; alreadyOpen: boolean } {
    const members = new Set(userIds);
    const existing = this.#direct.get(getMembersKey(members));
    if (existing) return { channel: existing, alreadyOpen: true };
    const kind = members.size > 2 ? 'mpim' : 'im';
    const name = kind === 'mpim' ? `mpdm-${[...members].join('--').toLowerCase()}-1` : '';
    const channel = this.add({ name, kind, members: [...members] });
    const at = this.shared.ids.timestamp();
    this.shared.notifyChange({ kind: 'direct_opened', channel, userId: channel.creatorId, at });
    return { channel, alreadyOpen: false };
  }

  get all(): readonly Channel[] {
    return [...this.shared.channels.values()].filter(channel => this.#isHere(channel));
  }

  /** The conversation of this id or name, with or without its `#`. */
  find(idOrName: string): Channel | undefined {
    return this.#withId(idOrName) ?? this.#named(idOrName.replace(/^#/, ''));
  }

  /** Whether a user may know of a conversation: it is public, or they are in it. */
  isVisibleTo(userId: string, id: string): boolean {
    const channel = this.#withId(id);
    return channel !== undefined && (channel.kind === 'channel' || channel.members.has(userId));
  }

  /** @throws SlackApiError `channel_not_found` */
  get(id: string): Channel {
    const channel = this.#withId(id);
    if (!channel) throw new SlackApiError('channel_not_found');
    return channel;
  }

  /** @throws SlackApiError `channel_not_found`, also for what a non-member may not know of */
  visibleTo(userId: string, id: string): Channel {
    if (!this.isVisibleTo(userId, id)) throw new SlackApiError('channel_not_found');
    return this.get(id);
  }

  #withId(id: string): Channel | undefined {
    const channel = this.shared.channels.get(id);
    return channel && this.#isHere(channel) ? channel : undefined;
  }

  #isHere({ teamIds }: Channel): boolean {
    return teamIds.includes(this.teamId);
  }

  #named(name: string): Channel | undefined {
    return this.shared.channelNames.find(this.teamId, name);
  }
}

/** The same for the same users, in whatever order. */
const getMembersKey = (userIds: ReadonlySet<string>): string => [...userIds].toSorted().join(' ');
