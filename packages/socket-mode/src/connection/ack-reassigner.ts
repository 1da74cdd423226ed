import { type AckStatus, type AckStatusListener, Deferred } from '@nest-slack/core/internal';

/** An ack on its way to Slack. */
export interface OrphanedAck {
  readonly text: string;
  /** On the clock of `performance.now()`: until then Slack waits for it, and it is worth nothing afterwards. */
  readonly worthUntil: number;
}

/** An ack without a socket. */
interface Waiting {
  readonly waiter: AckStatusListener | undefined;
  readonly limit: NodeJS.Timeout;
}

/**
 * Takes over the acks whose own socket has died: writes them on another one, or, while there is none, keeps them for
 * the next. Slack documents neither that this works nor that it doesn't; an ack unsent is lost for certain.
 */
export class AckReassigner {
  readonly #waiting = new Map<OrphanedAck, Waiting>();
  #emptied: Deferred<void> | null = null;
  #ended = false;

  /**
   * @param write writes an ack on any socket that is open; gives whether there was one
   * @param tell tells a waiter; must not throw
   */
  constructor(
    private readonly write: (ack: OrphanedAck) => boolean,
    private readonly tell: (waiter: AckStatusListener, fate: 'written' | 'unsent') => void,
  ) {}

  /** Takes an ack over. It is `unsent` when it would have to wait and no socket is to come, or Slack doesn't wait any more. */
  take(ack: OrphanedAck, waiter?: AckStatusListener): AckStatus {
    if (this.write(ack)) return 'written';
    const leftMs = ack.worthUntil - performance.now();
    if (this.#ended || leftMs <= 0) return 'unsent';
    const limit = setTimeout(() => this.#end(ack, 'unsent'), leftMs);
    this.#waiting.set(ack, { waiter, limit });
    return 'waiting';
  }

  /** Takes acks over that were written, but may be lost. Slack ignores what it had received already. */
  adopt(acks: readonly OrphanedAck[]): void {
    for (const ack of acks) this.take(ack);
  }

  /** A socket may be open again: writes what has been waiting for one. */
  flush(): void {
    for (const ack of this.#waiting.keys()) {
      if (!this.write(ack)) return;
      this.#end(ack, 'written');
    }
  }

  /** Whether any ack waits. */
  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Resolves when no ack waits any more, as soon as Slack waits for none of them at the latest. */
  async settled(): Promise<void> {
    if (!this.busy) return;
    this.#emptied ??= new Deferred<void>();
    await this.#emptied.promise;
  }

  /** No socket is to come any more: gives up what waits, and lets nothing wait from now on. */
  end(): void {
    this.#ended = true;
    for (const ack of this.#waiting.keys()) this.#end(ack, 'unsent');
  }

  /** Sockets are to come again. */
  begin(): void {
    this.#ended = false;
  }

  #end(ack: OrphanedAck, fate: 'written' | 'unsent'): void {
    const waiting = this.#waiting.get(ack);
    if (waiting === undefined) return;
    clearTimeout(waiting.limit);
    this.#waiting.delete(ack);
    if (waiting.waiter !== undefined) this.tell(waiting.waiter, fate);
    if (this.busy) return;
    this.#emptied?.resolve();
    this.#emptied = null;
  }
}
