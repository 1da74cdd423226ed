import { type NameResolver, createWorkspaceNames } from '../rendering/plain-text.js';
import { describe, type MessageMatch, type WaitOptions, type Waits } from './waits.js';
import type { ChannelKind, ChannelView } from '../workspace/channels/channel.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import { renderMessage, renderMessageLines } from '../rendering/render-surface.js';
import { includesText } from '../element-search/element-match.js';

/** How many messages a timeout error draws. */
const DRAWN = 5;

/** The source of the messages in a pane. */
export interface MessagePaneParts {
  /** The name of the place in errors. */
  readonly place: string;
  readonly messages: () => readonly Message[];
  readonly names: NameResolver;
  readonly waits: Waits;
}

/** The current messages of one place. */
export class MessagePane {
  readonly #parts: MessagePaneParts;

  constructor(parts: MessagePaneParts) {
    this.#parts = parts;
  }

  /** Oldest first. */
  get messages(): readonly Message[] {
    return this.#parts.messages();
  }

  /** The newest message, or `undefined` when there is none. */
  get lastMessage(): Message | undefined {
    return this.messages.at(-1);
  }

  /**
   * Waits for a message whose text, blocks or attachments show the match. Returns the newest one.
   * @param match a part of the shown text, a regular expression or a predicate. Default: any message
   * @throws Error with drawings of the messages that were there instead, when the wait times out
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

/** A channel and its messages, thread replies included, as all its members or one user see it. */
export class ChannelPane extends MessagePane {
  readonly #channel: ChannelView;
  readonly #workspace: Workspace;
  readonly #waits: Waits;

  /** @param viewer the user whose ephemeral messages are included */
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

  /** Earlier names of the channel, oldest first. */
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
