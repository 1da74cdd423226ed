/** The status of an ack that was handed to the receiver. */
export type AckStatus =
  /** It was written to a socket. */
  | 'written'
  /** No socket is open. It is written to the next one, if that opens before Slack stops waiting. */
  | 'waiting'
  /** It was not written and will not be. */
  | 'unsent';

/** Notified once of the final status of an ack that was `waiting`. */
export interface AckStatusListener {
  ended(status: Exclude<AckStatus, 'waiting'>): void;
}

/** One delivery of one envelope by a receiver, and the way to ack it. */
export interface InboundDelivery {
  /** The text of the frame; null for a binary frame. Control frames (`hello`, `disconnect`) stay in the receiver. */
  readonly text: string | null;
  /** `performance.now()` at receipt: deadlines count from here. */
  readonly receivedAt: number;
  /**
   * Acks the envelope, or gives it up. Never throws. A second call does nothing.
   *
   * @param ack the text of the ack frame. It is written to the socket that the envelope came from, or to another one of
   * the app when that one has closed. Null sends no ack
   * @param listener notified of the final status when the ack is `waiting`
   * @param immediately writes the ack before this call returns, where the envelope's own socket is open. By default it is
   * written with the other acks of this turn of the event loop
   */
  settle(ack: string | null, listener?: AckStatusListener, immediately?: boolean): AckStatus;
}
