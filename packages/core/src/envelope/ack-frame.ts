/** Slack drops larger frames or closes the socket. Size of the whole frame in bytes. */
export const MAX_FRAME_BYTES = 20_480;

/** Formats the frame that acks an envelope, with an optional response payload. */
export function formatAckFrame(envelopeId: string, payload?: object): string {
  return JSON.stringify(payload === undefined ? { envelope_id: envelopeId } : { envelope_id: envelopeId, payload });
}

/**
 * Whether Slack accepts a frame of this size. A UTF-16 code unit has at most three bytes, so short frames need not be
 * measured.
 */
export const fitsInFrame = (frame: string): boolean =>
  frame.length * 3 <= MAX_FRAME_BYTES || Buffer.byteLength(frame) <= MAX_FRAME_BYTES;
