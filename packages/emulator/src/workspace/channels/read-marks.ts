import type { Identifiers } from '../identifiers.js';
import type { ChangeListener, InternalChangeListener } from '../workspace-change.js';
import type { Channel } from './channel.js';

const NO_READ_MARK = '0000000000.000000';

/** How far each person and bot has read, and which direct messages they have put out of sight. */
export class ReadMarks {
  /** The timestamps by channel, and in it by user. */
  readonly #marks = new Map<string, Map<string, string>>();
  /** Users by the direct messages that they have put out of sight. */
  readonly #closed = new Map<string, Set<string>>();

  constructor(
    private readonly ids: Identifiers,
    private readonly changed: ChangeListener,
    private readonly untold: InternalChangeListener,
  ) {}

  /** The last message that a user has read in a channel. */
  lastRead({ id }: Channel, userId: string): string {
    return this.#marks.get(id)?.get(userId) ?? NO_READ_MARK;
  }

  /** How far each of those has read who have read anything in a channel, by their ids. */
  marksIn({ id }: Channel): ReadonlyMap<string, string> {
    return this.#marks.get(id) ?? new Map();
  }

  setLastRead(channel: Channel, userId: string, ts: string): void {
    const marks = this.#marks.get(channel.id) ?? new Map<string, string>();
    this.#marks.set(channel.id, marks.set(userId, ts));
    this.untold({ kind: 'read', channel, userId, ts });
  }

  isOpen({ id }: Channel, userId: string): boolean {
    return !this.#closed.get(id)?.has(userId);
  }

  /** The ids of those who have put a direct message out of sight. */
  closedFor({ id }: Channel): ReadonlySet<string> {
    return this.#closed.get(id) ?? new Set();
  }

  /** @returns whether it was open before */
  open(channel: Channel, userId: string): boolean {
    const wasClosed = this.#closed.get(channel.id)?.delete(userId) === true;
    if (wasClosed) this.changed({ kind: 'direct_reopened', channel, userId, at: this.ids.timestamp() });
    return !wasClosed;
  }

  /** @returns whether it was open before */
  close(channel: Channel, userId: string): boolean {
    if (!this.isOpen(channel, userId)) return false;
    this.restoreClosed(channel, userId);
    this.changed({ kind: 'direct_closed', channel, userId, at: this.ids.timestamp() });
    return true;
  }

  /** Keeps that it was put out of sight all the time: nobody is told. */
  restoreClosed({ id }: Channel, userId: string): void {
    this.#closed.set(id, (this.#closed.get(id) ?? new Set()).add(userId));
  }
}
