/** Slack drops a client's frame over this size, or closes the socket: bytes, the whole frame. */
export const MAX_FRAME_BYTES = 20_480;

/** The frame that acks an envelope, with the payload that answers it when there is one. */
export function ackFrame(envelopeId: string, payload?: object): string {
  return JSON.stringify(payload === undefined ? { envelope_id: envelopeId } : { envelope_id: envelopeId, payload });
}

/** Whether Slack takes a frame of this size. Measured in bytes, where it is that long: no unit of a text has over three. */
export const fitsInFrame = (frame: string): boolean =>
  frame.length * 3 <= MAX_FRAME_BYTES || Buffer.byteLength(frame) <= MAX_FRAME_BYTES;
