const FINAL_TEXT = 0x81;
const SHORT = 126;
const LONG = 65_536;

/**
 * A text as the one WebSocket frame that a server sends it in, unmasked.
 *
 * @throws Error when it is longer than anything that is sent here
 */
export function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length >= LONG) throw new Error(`A frame of ${body.length} bytes is longer than Slack sends.`);
  const head =
    body.length < SHORT
      ? Buffer.from([FINAL_TEXT, body.length])
      : Buffer.from([FINAL_TEXT, SHORT, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, body]);
}
