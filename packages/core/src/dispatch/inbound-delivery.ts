/** What became of an ack that was given to the connections. */
export type AckStatus =
  /** It was written on a socket. */
  | 'written'
  /** No socket is open: it goes out on the next one, unless Slack stops waiting for it before. */
  | 'waiting'
  /** It was not written, and will not be. */
  | 'unsent';

/** Who is told, once, what became of an ack that was waiting. */
export interface AckStatusListener {
  ended(fate: Exclude<AckStatus, 'waiting'>): void;
}

/** A frame that Slack sent, waiting for its ack. */
export interface InboundDelivery {
  /** The text; null for a binary frame. Control frames (`hello`, `disconnect`) never come here. */
  readonly text: string | null;
  /** `performance.now()` at receipt: deadlines count from here. */
  readonly receivedAt: number;
  /**
   * Ends the frame's stay, once; a second call does nothing. Never throws.
   *
   * @param ack the text that acks it, written on the frame's own socket; on another of the app's, or on the next one to
   * open, when that one has died. Null writes nothing
   * @param waiter told the end of an ack that is `waiting`, and of no other
   * @param atOnce hands the ack to the system before this call ends, where it is written on the frame's own socket.
   * Default: with others of this turn of the event loop
   * @returns what became of the ack: `unsent` when it is null
   */
  settle(ack: string | null, waiter?: AckStatusListener, atOnce?: boolean): AckStatus;
}
