/** A frame that Slack sent, waiting for its ack. */
export interface ReceivedFrame {
  /** The text; null for a binary frame. Control frames (`hello`, `disconnect`) never come here. */
  readonly text: string | null;
  /** `performance.now()` at receipt: deadlines count from here. */
  readonly receivedAt: number;
  /**
   * Ends the frame's stay, once; a second call does nothing. Never throws.
   *
   * @param ack the text that acks it, written on the frame's own socket, or on another of the app's when that one has
   * died; null writes nothing
   * @returns whether an ack was written
   */
  settle(ack: string | null): boolean;
}
