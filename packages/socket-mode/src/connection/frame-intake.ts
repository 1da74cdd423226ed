import type { AckRelay } from './ack-relay.js';
import type { AckFate, AckWaiter, ReceivedFrame } from './received-frame.js';
import type { Socket } from './socket.js';

/** Passes frames on and counts those that are still unsettled. */
export class FrameIntake {
  #paused = false;
  #unsettled = 0;
  #ignored = 0;

  /**
   * @param pass takes a frame; must not throw
   * @param relay takes the acks of sockets that have died
   * @param ackMs how long Slack waits for an ack
   */
  constructor(
    private readonly pass: (frame: ReceivedFrame) => void,
    private readonly relay: AckRelay,
    private readonly ackMs: number,
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
      settle: (ack, waiter) => {
        if (settled) return 'unsent';
        settled = true;
        this.#unsettled -= 1;
        const fate = ack === null ? 'unsent' : this.#send(socket, ack, receivedAt, waiter);
        socket.release();
        return fate;
      },
    });
  }

  /** Passes nothing on from now. */
  pause(): void {
    this.#paused = true;
  }

  #send(socket: Socket, text: string, receivedAt: number, waiter: AckWaiter | undefined): AckFate {
    const ack = { text, worthUntil: receivedAt + this.ackMs };
    return socket.write(ack) ? 'written' : this.relay.take(ack, waiter);
  }
}
