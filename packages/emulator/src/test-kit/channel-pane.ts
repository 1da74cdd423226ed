import { type NameResolver, createWorkspaceNames } from '../rendering/plain-text.js';
import { describe, type MessageMatch, type WaitOptions, type Waits } from './waits.js';
import type { ChannelKind, ChannelView } from '../workspace/channels/channel.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import { renderMessage, renderMessageLines } from '../rendering/render-surface.js';
import { includesText } from '../element-search/element-match.js';

/** How many messages are drawn for whoever waited in vain. */
const DRAWN = 5;

/** What a pane of messages shows. */
export interface MessagePaneParts {
  /** Where that is, in an error. */
  readonly place: string;
  readonly messages: () => readonly Message[];
  readonly names: NameResolver;
  readonly waits: Waits;
}

/** Messages in one place, as they are now. */
export class MessagePane {
  readonly #parts: MessagePaneParts;

  constructor(parts: MessagePaneParts) {
    this.#parts = parts;
  }

  /** What is there, oldest first. */
  get messages(): readonly Message[] {
    return this.#parts.messages();
  }

  /** The newest message; nothing before there is any. */
  get lastMessage(): Message | undefined {
    return this.messages.at(-1);
  }

  /**
   * Waits for a message that shows this, in its text or anywhere in its blocks and attachments: the newest such one.
   * @param match a part of what it shows, an expression, or a condition. Default: any
   * @throws Error with drawings of what was there instead, when none came in time
   * @example
   * const message = await slack.channel('support').message(/Printer/);
   */
  message(match?: MessageMatch, options?: WaitOptions): Promise<Message> {
    const { waits, place, names } = this.#parts;
    return waits.until(
      `a message ${describe(match)} in ${place}`,
      () => this.messages.findLast(message => shows(message, match, names)),
      options,
      () =>
        this.messages
          .slice(-DRAWN)
          .map(message => renderMessage(message, names))
          .join('\n'),
    );
  }

  /** All messages drawn as text. */
  toString(): string {
    return this.messages.map(message => renderMessage(message, this.#parts.names)).join('\n');
  }
}

function shows(message: Message, match: MessageMatch | undefined, names: NameResolver): boolean {
  if (match === undefined) return true;
  if (typeof match === 'function') return match(message);
  const texts = [message.text, renderMessageLines(message, names).join('\n')];
  return texts.some(text => includesText(text, match));
}

/** A channel with what is said in it, replies in threads among that, as everybody or somebody sees it. */
export class ChannelPane extends MessagePane {
  readonly #channel: ChannelView;
  readonly #workspace: Workspace;
  readonly #waits: Waits;

  /** @param viewer who looks: they see what is for them alone, too */
  constructor(workspace: Workspace, waits: Waits, channel: ChannelView, viewer?: User) {
    super({
      place: describeChannel(channel),
      messages: () => workspace.messages.inChannel(channel.id).filter(message => isVisibleToUser(message, viewer)),
      names: createWorkspaceNames(workspace),
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
      place: `the thread of "${root.text}" in ${describeChannel(this.#channel)}`,
      messages: () => this.messages.filter(({ ts, threadTs }) => threadTs === root.ts && ts !== root.ts),
      names: createWorkspaceNames(this.#workspace),
      waits: this.#waits,
    });
  }
}

const describeChannel = ({ name, kind }: ChannelView): string =>
  name === '' || kind === 'mpim' ? 'the direct message' : `#${name}`;

const isVisibleToUser = ({ ephemeralTo }: Message, viewer: User | undefined): boolean =>
  ephemeralTo === undefined || ephemeralTo === viewer?.id;
