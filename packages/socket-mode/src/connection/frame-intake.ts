import { Deferred } from './deferred.js';
import type { ReceivedFrame } from './received-frame.js';
import type { Socket } from './socket.js';

/** Passes frames on and knows which of them are still unsettled. */
export class FrameIntake {
  #paused = false;
  #unsettled = 0;
  #allSettled: Deferred<void> | undefined;

  /**
   * @param pass takes a frame; must not throw
   * @param relay writes an ack on any socket that is open
   */
  constructor(
    private readonly pass: (frame: ReceivedFrame) => void,
    private readonly relay: (ack: string) => boolean,
  ) {}

  get unsettled(): number {
    return this.#unsettled;
  }

  /** A frame has come. While paused it is left unacked: what Slack redelivers goes to another process, or comes again. */
  receive(socket: Socket, text: string | null, receivedAt: number): void {
    if (this.#paused) return;
    socket.hold();
    this.#unsettled += 1;
    let settled = false;
    this.pass({
      text,
      receivedAt,
      settle: ack => {
        if (settled) return false;
        settled = true;
        const written = ack !== null && (socket.write(ack) || this.relay(ack));
        socket.release();
        this.#settledOne();
        return written;
      },
    });
  }

  /** Passes nothing on from now. */
  pause(): void {
    this.#paused = true;
  }

  /** Resolves when nothing is unsettled any more, or after the limit. */
  async allSettled(limitMs: number): Promise<void> {
    if (this.#unsettled === 0) return;
    this.#allSettled ??= new Deferred();
    const allSettled = this.#allSettled;
    const limit = setTimeout(() => allSettled.resolve(), limitMs);
    await allSettled.promise;
    clearTimeout(limit);
  }

  #settledOne(): void {
    this.#unsettled -= 1;
    if (this.#unsettled === 0) this.#allSettled?.resolve();
  }
}
