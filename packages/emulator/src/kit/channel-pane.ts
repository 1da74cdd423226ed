import { namesIn } from '../acts/names.js';
import type { Waits } from '../waiting/waits.js';
import type { ChannelKind, ChannelView } from '../workspace/channels/channels.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import { MessagePane } from './message-pane.js';

/** A channel with what is said in it, replies in threads among that, as everybody or somebody sees it. */
export class ChannelPane extends MessagePane {
  readonly #channel: ChannelView;
  readonly #workspace: Workspace;
  readonly #waits: Waits;

  /** @param viewer who looks: they see what is for them alone, too */
  constructor(workspace: Workspace, waits: Waits, channel: ChannelView, viewer?: User) {
    super({
      place: placeOf(channel),
      messages: () => workspace.messages.inChannel(channel.id).filter(message => isSeenBy(message, viewer)),
      names: namesIn(workspace),
      waits,
    });
    this.#channel = channel;
    this.#workspace = workspace;
    this.#waits = waits;
  }

  get id(): string {
    return this.#channel.id;
  }

  /** Without `#`; empty in a direct message. */
  get name(): string {
    return this.#channel.name;
  }

  /** What it was called before, the first one first. */
  get previousNames(): string[] {
    return [...this.#channel.previousNames];
  }

  get kind(): ChannelKind {
    return this.#channel.kind;
  }

  get isGeneral(): boolean {
    return this.#channel.isGeneral;
  }

  get creatorId(): string {
    return this.#channel.creatorId;
  }

  get createdAt(): number {
    return this.#channel.createdAt;
  }

  get isArchived(): boolean {
    return this.#channel.isArchived;
  }

  get topic(): ChannelView['topic'] {
    return this.#channel.topic;
  }

  get purpose(): ChannelView['purpose'] {
    return this.#channel.purpose;
  }

  get members(): ReadonlySet<string> {
    return this.#channel.members;
  }

  /**
   * The replies to a message.
   * @example
   * await slack.channel('support').thread(question).message('It is fixed');
   */
  thread(root: Message): MessagePane {
    return new MessagePane({
      place: `the thread of "${root.text}" in ${placeOf(this.#channel)}`,
      messages: () => this.messages.filter(({ ts, threadTs }) => threadTs === root.ts && ts !== root.ts),
      names: namesIn(this.#workspace),
      waits: this.#waits,
    });
  }
}

const placeOf = ({ name, kind }: ChannelView): string =>
  name === '' || kind === 'mpim' ? 'the direct message' : `#${name}`;

const isSeenBy = ({ ephemeralTo }: Message, viewer: User | undefined): boolean =>
  ephemeralTo === undefined || ephemeralTo === viewer?.id;
