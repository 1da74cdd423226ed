import { createHistogram } from 'node:perf_hooks';
import type { Envelopes } from './envelopes.js';
import type { ClientConnection, Sender } from './client-connection.js';

/** One in this many acks is checked for the text that the handler returns. */
const CHECK_EVERY_ACKS = 1_024;
const SLACK_ACK_TIMEOUT_MS = 3_000;

/** The result of sending envelopes. */
export interface TrafficResult {
  readonly sent: number;
  readonly acked: number;
  /** The number of acks after Slack's timeout. */
  readonly late: number;
  readonly wallMs: number;
  /** The time from sending to the ack. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** A closed loop: the client sets the pace. */
export interface ClosedLoop {
  readonly count: number;
  /** The number of unacked envelopes at a time. */
  readonly inFlight: number;
  /** Stops sending after this time. */
  readonly limitMs: number;
  /** Whether to send the next batch in one write after all acks, instead of one envelope for each ack. Default: false. */
  readonly inBatches?: boolean;
}

/** An open loop: the clock sets the pace. */
export interface OpenLoop {
  readonly perSecond: number;
  readonly forMs: number;
}

/** Sends envelopes of one kind on a connection and measures their acks. */
export class Traffic implements Sender {
  readonly #took = createHistogram();
  #sent = 0;
  #acked = 0;
  #late = 0;
  #onAck: () => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  /** @param expectedText a text that every ack contains */
  constructor(
    private readonly connection: ClientConnection,
    private readonly envelopes: Envelopes,
    private readonly expectedText?: string,
  ) {}

  onAck(tookMs: number, ack: Buffer): void {
    this.#took.record(Math.max(1, Math.round(tookMs * 1_000)));
    if (this.expectedText !== undefined && this.#acked % CHECK_EVERY_ACKS === 0 && !ack.includes(this.expectedText)) {
      this.onConnectionLost(
        new Error(`An ack should contain "${this.expectedText}", but is ${ack.toString().slice(0, 200)}`),
      );
    }
    this.#acked += 1;
    if (tookMs > SLACK_ACK_TIMEOUT_MS) this.#late += 1;
    this.#onAck();
  }

  onConnectionLost(error: Error): void {
    this.#fail(error);
  }

  /** Resolves when every envelope is acked. */
  async closedLoop({ count, inFlight, limitMs, inBatches: inLots = false }: ClosedLoop): Promise<TrafficResult> {
    const began = performance.now();
    let left = count;
    const send = (limit: number): void => {
      for (let batch = Math.min(left, limit); batch > 0; batch -= 1, left -= 1) this.#send();
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

  /** Resolves when every envelope is acked, or the time limit for acks expires. */
  async openLoop({ perSecond, forMs }: OpenLoop, ackLimitMs: number): Promise<TrafficResult> {
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
    return this.#waitForAcks(began, ackLimitMs);
  }

  /** Sends all envelopes at once. Resolves as `openLoop` does. */
  async burst(count: number, ackLimitMs: number): Promise<TrafficResult> {
    const began = performance.now();
    while (this.#sent < count) this.#send();
    return this.#waitForAcks(began, ackLimitMs);
  }

  async #waitForAcks(began: number, ackLimitMs: number): Promise<TrafficResult> {
    let ackTimer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#fail = reject;
        this.#onAck = () => {
          if (this.#acked === this.#sent) resolve();
        };
        this.#onAck();
        ackTimer = setTimeout(resolve, ackLimitMs);
      });
    } finally {
      clearTimeout(ackTimer);
    }
    return this.#result(began);
  }

  #send(): void {
    this.#sent += 1;
    this.connection.send(this, serial => this.envelopes.next(serial));
  }

  #result(began: number): TrafficResult {
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
