/** The number of hexadecimal digits of the serial number at the end of an id. */
export const SERIAL_DIGITS = 12;

/** The placeholder of the id in an envelope's template. */
export const ID_PLACEHOLDER = '<the-id>';

const BEFORE = '00000000-0000-4000-8000-';
const LENGTH = BEFORE.length + SERIAL_DIGITS;
const MEMBER = '"envelope_id":"';
const QUOTE = 0x22;

/** Creates an id in the format of Slack's, with a serial number. */
export const createEnvelopeId = (serial: number): string => BEFORE + serial.toString(16).padStart(SERIAL_DIGITS, '0');

/**
 * Returns the serial number in the id of an ack; -1 if there is none. Parsing the JSON would cost as much as the cheapest
 * client needs for an envelope, so the digits are read in place.
 */
export function parseSerial(ack: Buffer): number {
  // Nearly every client writes the id first.
  const first = 1 + MEMBER.length;
  const at = ack[first - 1] === QUOTE && ack[first + LENGTH] === QUOTE ? first : ack.indexOf(MEMBER) + MEMBER.length;
  if (at < MEMBER.length || ack[at + LENGTH] !== QUOTE) return -1;
  let serial = 0;
  for (let digit = at + LENGTH - SERIAL_DIGITS; digit < at + LENGTH; digit += 1) {
    const code = ack[digit] ?? 0;
    serial = serial * 16 + (code <= 0x39 ? code - 0x30 : code - 0x57);
  }
  return serial;
}
