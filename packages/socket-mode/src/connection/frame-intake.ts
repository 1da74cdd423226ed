import type { ReceivedFrame } from './received-frame.js';
import type { Socket } from './socket.js';

/** Passes frames on and counts those that are still unsettled. */
export class FrameIntake {
  #paused = false;
  #unsettled = 0;
  #ignored = 0;

  /**
   * @param pass takes a frame; must not throw
   * @param relay writes an ack on any socket that is open
   */
  constructor(
    private readonly pass: (frame: ReceivedFrame) => void,
    private readonly relay: (ack: string) => boolean,
  ) {}

  /** How many frames passed on wait to be settled. */
  get unsettled(): number {
    return this.#unsettled;
  }

  /** How many frames came while paused. */
  get ignored(): number {
    return this.#ignored;
  }

  /** A frame has come. While paused it is left unacked: what Slack redelivers goes to another process, or comes again. */
  receive(socket: Socket, text: string | null, receivedAt: number): void {
    if (this.#paused) {
      this.#ignored += 1;
      return;
    }
    socket.hold();
    this.#unsettled += 1;
    let settled = false;
    this.pass({
      text,
      receivedAt,
      settle: ack => {
        if (settled) return false;
        settled = true;
        this.#unsettled -= 1;
        const written = ack !== null && (socket.write(ack) || this.relay(ack));
        socket.release();
        return written;
      },
    });
  }

  /** Passes nothing on from now. */
  pause(): void {
    this.#paused = true;
  }
}
