import type { JsonObject } from '../../json.js';
import type { Channel } from '../channels/channel.js';
import type { Identifiers } from '../identifiers.js';
import { MessageIndex } from './message-index.js';
import { assignContentIds } from './message-content.js';
import type { Message, MessageContent } from './message.js';
import { SlackApiError } from '../api-error.js';
import type { ChangeListener } from '../workspace-change.js';

/** What a new message needs besides its place and time. */
export type NewMessage = MessageContent & {
  readonly user: string;
} & Partial<
    Pick<
      Message,
      | 'appId'
      | 'botId'
      | 'executionId'
      | 'threadTs'
      | 'ephemeralTo'
      | 'subtype'
      | 'details'
      | 'files'
      | 'username'
      | 'icons'
      | 'clientMsgId'
      | 'streaming'
    >
  >;

/** How many different emoji a message takes, and how many of them from each person. */
const MAX_EMOJI = 50;
const MAX_OWN_REACTIONS = 23;

/** What an edit makes anew of a message. */
export type MessageChange = Partial<MessageContent & Pick<Message, 'files'>>;

/** Every message of the workspace, in the order of its timestamps. */
export class MessageStore {
  readonly #messages = new MessageIndex();

  constructor(
    private readonly ids: Identifiers,
    private readonly changed: ChangeListener,
  ) {}

  get all(): readonly Message[] {
    return this.#messages.all;
  }

  /**
   * Makes sure that something can be said in a channel, or in a thread of it.
   * @throws SlackApiError `is_archived`, or `cannot_reply_to_message` when there is no such thread
   */
  requireOpen(channel: Channel, threadTs?: string): void {
    if (channel.isArchived) throw new SlackApiError('is_archived');
    if (threadTs !== undefined && !this.find(channel.id, threadTs)) throw new SlackApiError('cannot_reply_to_message');
  }

  /** @throws SlackApiError as `requireOpen` does */
  post(channel: Channel, content: NewMessage): Message {
    this.requireOpen(channel, content.threadTs);
    const message: Message = {
      ...this.#identified(content),
      ts: this.ids.timestamp(),
      channel: channel.id,
      channelName: channel.name,
      reactions: [],
    };
    this.#messages.put(message);
    this.changed({ kind: 'message_posted', message });
    return message;
  }

  /** Restores a message without notifying apps. */
  restore(message: Message): Message {
    this.ids.pass(message.ts);
    const kept = { ...message, ...this.#identified(message) };
    this.#messages.put(kept);
    return kept;
  }

  find(channelId: string, ts: string): Message | undefined {
    return this.#messages.find(channelId, ts);
  }

  /** @throws SlackApiError `message_not_found`, also for ephemeral messages: only a response URL reaches them */
  get(channelId: string, ts: string): Message {
    const message = this.find(channelId, ts);
    if (!message || message.ephemeralTo !== undefined) throw new SlackApiError('message_not_found');
    return message;
  }

  /** Shows a reply in its channel as well. Nobody edited it. */
  broadcast(message: Message): Message {
    const next: Message = { ...message, subtype: 'thread_broadcast' };
    this.#messages.put(next);
    this.changed({ kind: 'message_changed', message: next, previous: message, at: this.ids.timestamp() });
    return next;
  }

  edit(message: Message, content: MessageChange): Message {
    const at = this.ids.timestamp();
    const next: Message = { ...message, ...this.#identified(content), edited: { user: message.user, ts: at } };
    this.#messages.put(next);
    this.changed({ kind: 'message_changed', message: next, previous: message, at });
    return next;
  }

  /** Gives a streamed message more of what it says. Nobody edited it, and nobody is told. */
  grow(message: Message, content: Partial<MessageContent>, streaming = true): Message {
    const grown: Message = { ...message, ...this.#identified(content), streaming };
    this.#messages.put(grown);
    this.changed({ kind: 'message_grown', message: grown });
    return grown;
  }

  /** Puts attachments under a message, as an unfurled link does: nobody has edited it. */
  attach(message: Message, attachments: readonly JsonObject[]): Message {
    const at = this.ids.timestamp();
    const next: Message = {
      ...message,
      ...this.#identified({ attachments: [...message.attachments, ...attachments] }),
    };
    this.#messages.put(next);
    this.changed({ kind: 'message_changed', message: next, previous: message, at });
    return next;
  }

  delete(message: Message): void {
    if (!this.#messages.remove(message)) return;
    this.changed({ kind: 'message_deleted', previous: message, at: this.ids.timestamp() });
  }

  /** @throws SlackApiError `already_reacted`, `too_many_emoji` or `too_many_reactions` */
  addReaction(message: Message, userId: string, emoji: string): Message {
    const existing = message.reactions.find(reaction => reaction.name === emoji);
    if (existing?.users.includes(userId)) throw new SlackApiError('already_reacted');
    if (!existing && message.reactions.length >= MAX_EMOJI) throw new SlackApiError('too_many_emoji');
    const own = message.reactions.filter(({ users }) => users.includes(userId));
    if (own.length >= MAX_OWN_REACTIONS) throw new SlackApiError('too_many_reactions');
    const reactions = existing
      ? message.reactions.map(each => (each === existing ? { ...each, users: [...each.users, userId] } : each))
      : [...message.reactions, { name: emoji, users: [userId] }];
    return this.#react('reaction_added', { ...message, reactions }, userId, emoji);
  }

  /** @throws SlackApiError `no_reaction` */
  removeReaction(message: Message, userId: string, emoji: string): Message {
    if (!message.reactions.some(reaction => reaction.name === emoji && reaction.users.includes(userId))) {
      throw new SlackApiError('no_reaction');
    }
    const reactions = message.reactions
      .map(each => (each.name === emoji ? { ...each, users: each.users.filter(id => id !== userId) } : each))
      .filter(each => each.users.length > 0);
    return this.#react('reaction_removed', { ...message, reactions }, userId, emoji);
  }

  /** Everything in a channel, replies and what is for somebody alone among it, oldest first. */
  inChannel(channelId: string): Message[] {
    return this.#messages.inChannel(channelId);
  }

  /** What everybody in a channel sees outside threads, oldest first. */
  history(channelId: string): Message[] {
    return this.#messages
      .inChannel(channelId)
      .filter(
        message =>
          message.ephemeralTo === undefined &&
          (message.threadTs === undefined || message.threadTs === message.ts || message.subtype === 'thread_broadcast'),
      );
  }

  /** The messages that a file was shared with, in the order in which they came to have it. */
  withFile(fileId: string): Message[] {
    return this.#messages.withFile(fileId).filter(({ ephemeralTo }) => ephemeralTo === undefined);
  }

  /** The replies of a thread, oldest first, without its root. */
  replies(channelId: string, threadTs: string): Message[] {
    return this.#messages
      .inThread(channelId, threadTs)
      .filter(message => message.ts !== threadTs && message.ephemeralTo === undefined);
  }

  #identified<Content extends Partial<MessageContent>>(content: Content): Content {
    return assignContentIds(content, () => this.ids.word());
  }

  #react(kind: 'reaction_added' | 'reaction_removed', message: Message, userId: string, emoji: string): Message {
    this.#messages.put(message);
    this.changed({ kind, message, userId, emoji, at: this.ids.timestamp() });
    return message;
  }
}
