import { createHistogram } from 'node:perf_hooks';
import type { Envelopes } from './envelopes.js';
import type { Line, Sender } from './line.js';

/** Every so many acks, one is looked at: whether it says what the handler had to read. */
const LOOKED_AT_EVERY = 1_024;
const SLACK_WAITS_MS = 3_000;

/** What became of what was sent. */
export interface Sent {
  readonly sent: number;
  readonly acked: number;
  /** Of those, how many came later than Slack waits for one. */
  readonly late: number;
  readonly wallMs: number;
  /** From the sending to the ack. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** How much is sent in a closed loop: the client's speed sets the pace. */
export interface ClosedLoop {
  readonly count: number;
  /** On their way at once. */
  readonly inFlight: number;
  /** When no more is sent, whatever is left of the count. */
  readonly limitMs: number;
  /** Whether the next ones go when all are acked, in one write, and not one by one. Default false. */
  readonly inLots?: boolean;
}

/** How much is sent by the clock, whatever the client does. */
export interface OpenLoop {
  readonly perSecond: number;
  readonly forMs: number;
}

/** Envelopes of one sort on a line, and what became of them. */
export class Traffic implements Sender {
  readonly #took = createHistogram();
  #sent = 0;
  #acked = 0;
  #late = 0;
  #onAck: () => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  /** @param answer what each ack has to say, where it may say something */
  constructor(
    private readonly line: Line,
    private readonly envelopes: Envelopes,
    private readonly answer?: string,
  ) {}

  acked(tookMs: number, ack: Buffer): void {
    this.#took.record(Math.max(1, Math.round(tookMs * 1_000)));
    if (this.answer !== undefined && this.#acked % LOOKED_AT_EVERY === 0 && !ack.includes(this.answer)) {
      this.lost(new Error(`An ack should say "${this.answer}", but is ${ack.toString().slice(0, 200)}`));
    }
    this.#acked += 1;
    if (tookMs > SLACK_WAITS_MS) this.#late += 1;
    this.#onAck();
  }

  lost(error: Error): void {
    this.#fail(error);
  }

  /** Resolves when all that was sent is acked. */
  async closedLoop({ count, inFlight, limitMs, inLots = false }: ClosedLoop): Promise<Sent> {
    const began = performance.now();
    let left = count;
    const send = (most: number): void => {
      for (let lot = Math.min(left, most); lot > 0; lot -= 1, left -= 1) this.#send();
    };
    await new Promise<void>((resolve, reject) => {
      this.#fail = reject;
      this.#onAck = () => {
        if (left > 0 && performance.now() - began < limitMs) {
          if (!inLots) send(1);
          else if (this.#acked === this.#sent) send(inFlight);
        } else if (this.#acked === this.#sent) resolve();
      };
      send(inFlight);
    });
    return this.#result(began);
  }

  /** Resolves when all that was sent is acked, or the patience for that is over. */
  async openLoop({ perSecond, forMs }: OpenLoop, patienceMs: number): Promise<Sent> {
    const began = performance.now();
    const count = Math.round((perSecond * forMs) / 1_000);
    let pace: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#fail = reject;
        pace = setInterval(() => {
          const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1_000));
          while (this.#sent < due) this.#send();
          if (this.#sent === count) resolve();
        }, 1);
      });
    } finally {
      clearInterval(pace);
    }
    return this.#rest(began, patienceMs);
  }

  /** Sends so many at once. Resolves as `openLoop` does. */
  async burst(count: number, patienceMs: number): Promise<Sent> {
    const began = performance.now();
    while (this.#sent < count) this.#send();
    return this.#rest(began, patienceMs);
  }

  async #rest(began: number, patienceMs: number): Promise<Sent> {
    let patience: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#fail = reject;
        this.#onAck = () => {
          if (this.#acked === this.#sent) resolve();
        };
        this.#onAck();
        patience = setTimeout(resolve, patienceMs);
      });
    } finally {
      clearTimeout(patience);
    }
    return this.#result(began);
  }

  #send(): void {
    this.#sent += 1;
    this.line.send(this, serial => this.envelopes.next(serial));
  }

  #result(began: number): Sent {
    const ms = (percentile: number): number => this.#took.percentile(percentile) / 1_000;
    return {
      sent: this.#sent,
      acked: this.#acked,
      late: this.#late,
      wallMs: performance.now() - began,
      p50Ms: ms(50),
      p99Ms: ms(99),
      maxMs: this.#took.max / 1_000,
    };
  }
}
