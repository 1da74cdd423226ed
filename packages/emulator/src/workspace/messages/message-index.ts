import type { Message } from './message.js';

/** An index, and where in it a message stands. */
type IndexedMessages = readonly [Map<string, Set<string>>, string];

/** Messages by their place and files: those of each are found without looking at the others. */
export class MessageIndex {
  readonly #messages = new Map<string, Message>();
  /** Keys of messages, in their order. */
  readonly #channels = new Map<string, Set<string>>();
  readonly #threads = new Map<string, Set<string>>();
  readonly #files = new Map<string, Set<string>>();
  #snapshot: readonly Message[] | undefined;

  /** In the order of their timestamps. The same list until something changes. */
  get all(): readonly Message[] {
    return (this.#snapshot ??= [...this.#messages.values()]);
  }

  find(channelId: string, ts: string): Message | undefined {
    return this.#messages.get(`${channelId}:${ts}`);
  }

  /** Puts a new message in, or a newer state of one in its place: that is of the same thread. */
  put(message: Message): void {
    const key = getIndexKey(message);
    const known = this.#messages.get(key);
    if (known && known.files !== message.files) {
      for (const [index, place] of this.#filesOf(known)) removeFrom(index, place, key);
    }
    for (const [index, place] of known ? this.#filesOf(message) : this.#placesOf(message)) addTo(index, place, key);
    this.#messages.set(key, message);
    this.#snapshot = undefined;
  }

  /** @returns whether it was there */
  remove(message: Message): boolean {
    const key = getIndexKey(message);
    for (const [index, place] of this.#placesOf(this.#messages.get(key) ?? message)) removeFrom(index, place, key);
    this.#snapshot = undefined;
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

  /** The messages that a file was shared with, in the order in which they came to have it. */
  withFile(fileId: string): Message[] {
    return this.#of(this.#files.get(fileId));
  }

  #of(keys: ReadonlySet<string> | undefined): Message[] {
    return keys ? Array.from(keys, key => this.#messages.get(key)).filter(message => message !== undefined) : [];
  }

  #placesOf(message: Message): IndexedMessages[] {
    const { channel, threadTs } = message;
    const places: IndexedMessages[] = [[this.#channels, channel], ...this.#filesOf(message)];
    if (threadTs !== undefined) places.push([this.#threads, `${channel}:${threadTs}`]);
    return places;
  }

  #filesOf({ files = [] }: Message): IndexedMessages[] {
    return files.map(({ id }) => [this.#files, id]);
  }
}

function addTo(index: Map<string, Set<string>>, place: string, key: string): void {
  const keys = index.get(place);
  if (keys) keys.add(key);
  else index.set(place, new Set([key]));
}

function removeFrom(index: Map<string, Set<string>>, place: string, key: string): void {
  const keys = index.get(place);
  if (keys?.delete(key) && keys.size === 0) index.delete(place);
}

function getIndexKey({ channel, ts }: Message): string {
  return `${channel}:${ts}`;
}
