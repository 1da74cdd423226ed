/** So many hexadecimal digits at the end of an id are a serial number. */
export const SERIAL_DIGITS = 12;

/** Stands for the id in what an envelope is made from. */
export const ID_PLACE = '<the-id>';

const BEFORE = '00000000-0000-4000-8000-';
const LENGTH = BEFORE.length + SERIAL_DIGITS;
const MEMBER = '"envelope_id":"';
const QUOTE = 0x22;

/** An id as long and as shaped as Slack's, with a serial number in it. */
export const idOf = (serial: number): string => BEFORE + serial.toString(16).padStart(SERIAL_DIGITS, '0');

/**
 * The serial number in the id of an ack; -1 where there is none. Parsing the JSON of each would cost as much as the
 * cheapest client takes to answer, so the digits are read where they stand.
 */
export function serialOf(ack: Buffer): number {
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
