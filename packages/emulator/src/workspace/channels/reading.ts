import type { Channel } from './channels.js';

/** How far each person and bot has read, and which direct messages they have put out of sight. */
export class Reading {
  readonly #marks = new Map<string, string>();
  readonly #closed = new Set<string>();

  /** The last message that somebody has read in a channel. */
  lastRead(channel: Channel, userId: string): string {
    return this.#marks.get(keyOf(channel, userId)) ?? '0000000000.000000';
  }

  mark(channel: Channel, userId: string, ts: string): void {
    this.#marks.set(keyOf(channel, userId), ts);
  }

  isOpen(channel: Channel, userId: string): boolean {
    return !this.#closed.has(keyOf(channel, userId));
  }

  /** @returns whether it was open before */
  open(channel: Channel, userId: string): boolean {
    return !this.#closed.delete(keyOf(channel, userId));
  }

  /** @returns whether it was open before */
  close(channel: Channel, userId: string): boolean {
    const wasOpen = this.isOpen(channel, userId);
    this.#closed.add(keyOf(channel, userId));
    return wasOpen;
  }
}

const keyOf = ({ id }: Channel, userId: string): string => `${id}:${userId}`;
