import type { AckStatus, InboundDelivery } from '@nest-slack/core/internal';
import type { AckReassigner, OutgoingAck } from './ack-reassigner.js';
import type { ConnectionsListener } from './connections-listener.js';

/** The socket that a frame arrived on. */
export interface FrameSocket {
  /** A frame awaits its ack: a draining socket stays open for it. */
  addInFlightFrame(): void;
  removeInFlightFrame(): void;
  /** Writes an ack, if the socket is open; returns whether it was. */
  write(ack: OutgoingAck, immediately?: boolean): boolean;
}

export interface FrameReceiverDeps {
  readonly listener: Pick<ConnectionsListener, 'onFrame'>;
  /** Called when the listener throws. Inside a socket's callback the error would end the process. */
  readonly onError: (error: unknown) => void;
  /** Handles acks whose socket has closed. */
  readonly ackReassigner: AckReassigner;
  /** How long Slack waits for an ack, in milliseconds. */
  readonly ackMs: number;
}

/** Passes frames on and counts those that are not settled yet. */
export class FrameReceiver {
  #unsettledCount = 0;

  constructor(private readonly deps: FrameReceiverDeps) {}

  get unsettledCount(): number {
    return this.#unsettledCount;
  }

  /** A socket received a frame; `text` is null for a binary frame. */
  readonly receive = (socket: FrameSocket, text: string | null, receivedAt: number): void => {
    const { listener, onError, ackReassigner, ackMs } = this.deps;
    socket.addInFlightFrame();
    this.#unsettledCount += 1;
    let isSettled = false;
    const settle: InboundDelivery['settle'] = (ackText, ackListener, immediately) => {
      if (isSettled) return 'unsent';
      isSettled = true;
      this.#unsettledCount -= 1;
      let status: AckStatus = 'unsent';
      if (ackText !== null) {
        const ack = { text: ackText, expiresAt: receivedAt + ackMs };
        status = socket.write(ack, immediately) ? 'written' : ackReassigner.reassign(ack, ackListener);
      }
      socket.removeInFlightFrame();
      return status;
    };
    try {
      listener.onFrame({ text, receivedAt, settle });
    } catch (error) {
      settle(null);
      onError(error);
    }
  };
}

/** No control frame has an envelope id. Telling them apart by it saves parsing an envelope of up to 100 kB twice. */
export const isEnvelopeText = (text: string): boolean => text.includes('"envelope_id"');
