export interface NamedEmoji {
  /** The first name is the one that pickers list. */
  readonly names: readonly string[];
  readonly character: string;
}

/**
 * Packs emoji to a text that compresses well: one line of names per emoji, an empty line, then code points, the first
 * one as the difference to the previous emoji.
 */
export function packEmoji(all: readonly NamedEmoji[]): string {
  let last = 0;
  const points = all.map(({ character }) => {
    const [first = 0, ...rest] = Array.from(character, each => each.codePointAt(0) ?? 0);
    const step = first - last;
    last = first;
    return [step, ...rest].map(each => each.toString(36)).join(' ');
  });
  return [...all.map(({ names }) => names.join(',')), '', ...points].join('\n');
}

export function unpackEmoji(text: string): NamedEmoji[] {
  const [names = '', points = ''] = text.split('\n\n');
  const pointRows = points.split('\n');
  let last = 0;
  return names.split('\n').map((row, index) => {
    const [step = 0, ...rest] = (pointRows[index] ?? '').split(' ').map(each => Number.parseInt(each, 36));
    last += step;
    return { names: row.split(','), character: String.fromCodePoint(last, ...rest) };
  });
}
