/** How files begin that are not UTF-8: what Windows writes into them when a command's output is redirected. */
const MARKS = [
  { bytes: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { bytes: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
] as const;

/**
 * The text of a file: UTF-8, or UTF-16 where its first bytes say so.
 * @throws Error when it is neither: its letters would be others than those that were written
 */
export function documentText(file: Buffer): string {
  const mark = MARKS.find(({ bytes }) => file.subarray(0, bytes.length).equals(bytes));
  try {
    return new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(file);
  } catch (error) {
    throw new Error('it is no UTF-8 text; save it as such', { cause: error });
  }
}
