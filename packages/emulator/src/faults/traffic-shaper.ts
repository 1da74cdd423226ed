import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';

/** How bytes travel in one direction. */
export interface TrafficPace {
  /** Nothing arrives while true. All held bytes arrive afterwards, as TCP delivers them after an outage. */
  readonly held: boolean;
  /** The latency of every byte. */
  readonly latencyMs: number;
  /** How many bytes arrive at a time. */
  readonly bytes: number;
  /** The interval between two groups of bytes. */
  readonly everyMs: number;
}

/** No limits. */
export const UNLIMITED_PACE: TrafficPace = { held: false, latencyMs: 0, bytes: Infinity, everyMs: 0 };

/** Bytes in transit, or an action to run once everything before it has arrived. */
interface Parcel {
  readonly sentAt: number;
  readonly content: Buffer | (() => void);
}

/** One direction of a connection. Delivers bytes in order, at the configured pace. */
export class TrafficShaper {
  #pace = UNLIMITED_PACE;
  #parcels: Parcel[] = [];
  #timer: NodeJS.Timeout | undefined;
  #nextLotAt = 0;

  /** @param arrive receives the bytes at the other end */
  constructor(private readonly arrive: (bytes: Buffer) => void) {}

  /** Sets the pace, also for bytes in transit. */
  set pace(pace: TrafficPace) {
    this.#pace = pace;
    this.#nextLotAt = 0;
    this.#move();
  }

  get pace(): TrafficPace {
    return this.#pace;
  }

  send(bytes: Buffer): void {
    this.#put(bytes);
  }

  /** Runs an action once everything sent before has arrived. The action never runs if that does not happen. */
  afterThat(action: () => void): void {
    this.#put(action);
  }

  /** Drops the bytes in transit. Nothing arrives afterwards. */
  stop(): void {
    this.#pace = { ...UNLIMITED_PACE, held: true };
    this.#parcels = [];
    clearTimeout(this.#timer);
  }

  #put(content: Parcel['content']): void {
    this.#parcels.push({ sentAt: performance.now(), content });
    if (this.#parcels.length === 1) this.#move();
  }

  #move(): void {
    clearTimeout(this.#timer);
    for (let first = this.#parcels[0]; first && !this.#pace.held; first = this.#parcels[0]) {
      const waitMs = Math.max(first.sentAt + this.#pace.latencyMs, this.#nextLotAt) - performance.now();
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#move(), waitMs);
        return;
      }
      this.#deliver(first);
    }
  }

  #deliver({ sentAt, content }: Parcel): void {
    if (typeof content === 'function') {
      this.#parcels.shift();
      return content();
    }
    const { bytes, everyMs } = this.#pace;
    if (content.length > bytes) this.#parcels[0] = { sentAt, content: content.subarray(bytes) };
    else this.#parcels.shift();
    if (bytes !== Infinity) this.#nextLotAt = performance.now() + everyMs;
    this.arrive(content.length > bytes ? content.subarray(0, bytes) : content);
  }
}
