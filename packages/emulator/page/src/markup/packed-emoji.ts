/** An emoji as its source has it. */
export interface NamedEmoji {
  /** The first is the one that it is listed by. */
  readonly names: readonly string[];
  readonly character: string;
}

/**
 * Emoji as a text that gzip makes small: their names, a line each, and after an empty line their code points, of which the
 * first is said as the step from that of the emoji before.
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
  const lines = points.split('\n');
  let last = 0;
  return names.split('\n').map((line, index) => {
    const [step = 0, ...rest] = (lines[index] ?? '').split(' ').map(each => Number.parseInt(each, 36));
    last += step;
    return { names: line.split(','), character: String.fromCodePoint(last, ...rest) };
  });
}
