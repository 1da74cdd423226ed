const FINAL_TEXT = 0x81;
const SHORT_BODY_LIMIT = 126;
const MAX_BODY_BYTES = 65_536;

/**
 * Creates an unmasked WebSocket text frame.
 *
 * @throws Error when the text is too long
 */
export function createTextFrame(text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length >= MAX_BODY_BYTES) throw new Error(`A frame of ${body.length} bytes is longer than Slack sends.`);
  const head =
    body.length < SHORT_BODY_LIMIT
      ? Buffer.from([FINAL_TEXT, body.length])
      : Buffer.from([FINAL_TEXT, SHORT_BODY_LIMIT, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, body]);
}
