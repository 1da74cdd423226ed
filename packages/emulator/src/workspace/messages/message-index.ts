import type { Message } from './message.js';

/** Messages by their place: each channel's and each thread's are found without looking at the others. */
export class MessageIndex {
  readonly #messages = new Map<string, Message>();
  /** Keys of messages, in their order. */
  readonly #channels = new Map<string, Set<string>>();
  readonly #threads = new Map<string, Set<string>>();

  /** In the order of their timestamps. */
  get all(): readonly Message[] {
    return [...this.#messages.values()];
  }

  find(channelId: string, ts: string): Message | undefined {
    return this.#messages.get(`${channelId}:${ts}`);
  }

  /** Puts a new message in, or a newer state of one in its place. */
  put(message: Message): void {
    const key = keyOf(message);
    if (!this.#messages.has(key)) {
      enter(this.#channels, message.channel, key);
      if (message.threadTs !== undefined) enter(this.#threads, `${message.channel}:${message.threadTs}`, key);
    }
    this.#messages.set(key, message);
  }

  /** @returns whether it was there */
  remove(message: Message): boolean {
    const key = keyOf(message);
    this.#channels.get(message.channel)?.delete(key);
    if (message.threadTs !== undefined) this.#threads.get(`${message.channel}:${message.threadTs}`)?.delete(key);
    return this.#messages.delete(key);
  }

  /** The messages of a channel, oldest first. */
  inChannel(channelId: string): Message[] {
    return this.#of(this.#channels.get(channelId));
  }

  /** The messages of a thread, oldest first; its root may be among them. */
  inThread(channelId: string, threadTs: string): Message[] {
    return this.#of(this.#threads.get(`${channelId}:${threadTs}`));
  }

  #of(keys: ReadonlySet<string> | undefined): Message[] {
    return keys ? Array.from(keys, key => this.#messages.get(key)).filter(message => message !== undefined) : [];
  }
}

function enter(index: Map<string, Set<string>>, place: string, key: string): void {
  const keys = index.get(place);
  if (keys) keys.add(key);
  else index.set(place, new Set([key]));
}

function keyOf({ channel, ts }: Message): string {
  return `${channel}:${ts}`;
}
