import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';

/** How bytes travel, one way. */
export interface TrafficPace {
  /** Nothing arrives until this ends; then all of it does, as TCP has it when an outage is over. */
  readonly held: boolean;
  /** How long every byte is under way. */
  readonly latencyMs: number;
  /** How many bytes arrive at once. */
  readonly bytes: number;
  /** From one lot of bytes to the next. */
  readonly everyMs: number;
}

/** As fast as can be. */
export const UNLIMITED_PACE: TrafficPace = { held: false, latencyMs: 0, bytes: Infinity, everyMs: 0 };

/** Bytes under way, or what is to happen once everything before it has arrived. */
interface Parcel {
  readonly sentAt: number;
  readonly content: Buffer | (() => void);
}

/** One direction of a line: bytes arrive in their order, at the pace that is set. */
export class TrafficShaper {
  #pace = UNLIMITED_PACE;
  #parcels: Parcel[] = [];
  #timer: NodeJS.Timeout | undefined;
  #nextLotAt = 0;

  /** @param arrive takes the bytes at the other end */
  constructor(private readonly arrive: (bytes: Buffer) => void) {}

  /** Sets the pace, for what is under way as well. */
  set pace(pace: TrafficPace) {
    this.#pace = pace;
    this.#nextLotAt = 0;
    this.#move();
  }

  get pace(): TrafficPace {
    return this.#pace;
  }

  /** Sends bytes on their way. */
  send(bytes: Buffer): void {
    this.#put(bytes);
  }

  /** Does something once everything sent before has arrived; never, if it doesn't. */
  afterThat(action: () => void): void {
    this.#put(action);
  }

  /** Loses what is under way. Nothing arrives any more. */
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
