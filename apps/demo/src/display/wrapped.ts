import { wrapAnsi } from 'fast-wrap-ansi';

/** A text, perhaps coloured, in lines of at most so many columns: parted between words, a word within only if it must. */
export function wrapped(text: string, columns: number): string[] {
  const lines = wrapAnsi(text, columns, { hard: true }).split('\n');
  // What fits keeps its indentation.
  return lines.length === 1 ? [text] : lines;
}
