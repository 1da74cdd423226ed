import type { AckStatus, AckStatusListener, InboundDelivery } from '@nest-slack/core/internal';
import type { AckReassigner } from './ack-reassigner.js';
import type { SlackSocket } from './socket.js';

/** Passes frames on and counts those that are not settled yet. */
export class FrameReceiver {
  #unsettledCount = 0;

  /**
   * @param onFrame receives a frame; must not throw
   * @param ackReassigner handles acks whose socket has closed
   * @param ackMs how long Slack waits for an ack
   */
  constructor(
    private readonly onFrame: (frame: InboundDelivery) => void,
    private readonly ackReassigner: AckReassigner,
    private readonly ackMs: number,
  ) {}

  get unsettledCount(): number {
    return this.#unsettledCount;
  }

  receive(socket: SlackSocket, text: string | null, receivedAt: number): void {
    socket.addInFlightFrame();
    this.#unsettledCount += 1;
    let isSettled = false;
    this.onFrame({
      text,
      receivedAt,
      settle: (ack, ackListener, immediately) => {
        if (isSettled) return 'unsent';
        isSettled = true;
        this.#unsettledCount -= 1;
        const status = ack === null ? 'unsent' : this.#send(socket, ack, receivedAt, ackListener, immediately);
        socket.removeInFlightFrame();
        return status;
      },
    });
  }

  #send(
    socket: SlackSocket,
    text: string,
    receivedAt: number,
    ackListener?: AckStatusListener,
    immediately?: boolean,
  ): AckStatus {
    const ack = { text, expiresAt: receivedAt + this.ackMs };
    return socket.write(ack, immediately) ? 'written' : this.ackReassigner.reassign(ack, ackListener);
  }
}
