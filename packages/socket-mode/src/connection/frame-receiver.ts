import type { AckStatus, AckStatusListener, InboundDelivery } from '@nest-slack/core/internal';
import type { AckReassigner } from './ack-reassigner.js';
import type { SlackSocket } from './socket.js';

/** Passes frames on and counts those that are still unsettled. */
export class FrameReceiver {
  #unsettled = 0;

  /**
   * @param pass takes a frame; must not throw
   * @param relay takes the acks of sockets that have died
   * @param ackMs how long Slack waits for an ack
   */
  constructor(
    private readonly pass: (frame: InboundDelivery) => void,
    private readonly relay: AckReassigner,
    private readonly ackMs: number,
  ) {}

  /** How many frames passed on wait to be settled. */
  get unsettled(): number {
    return this.#unsettled;
  }

  /** A frame has come. */
  receive(socket: SlackSocket, text: string | null, receivedAt: number): void {
    socket.hold();
    this.#unsettled += 1;
    let settled = false;
    this.pass({
      text,
      receivedAt,
      settle: (ack, waiter, atOnce) => {
        if (settled) return 'unsent';
        settled = true;
        this.#unsettled -= 1;
        const fate = ack === null ? 'unsent' : this.#send(socket, ack, receivedAt, waiter, atOnce);
        socket.release();
        return fate;
      },
    });
  }

  #send(
    socket: SlackSocket,
    text: string,
    receivedAt: number,
    waiter?: AckStatusListener,
    atOnce?: boolean,
  ): AckStatus {
    const ack = { text, worthUntil: receivedAt + this.ackMs };
    return socket.write(ack, atOnce) ? 'written' : this.relay.take(ack, waiter);
  }
}
