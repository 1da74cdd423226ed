/** A word in a composer that something can be made of. */
export interface Completing {
  readonly sign: '/' | '@' | '#' | ':';
  /** Where its sign is. */
  readonly from: number;
  /** What is written behind the sign. */
  readonly query: string;
}

/** What is being written where the caret is, if it is a command, a mention, a channel or an emoji. */
export function completingAt(text: string, caret: number): Completing | null {
  const before = text.slice(0, caret);
  const [, command] = /^\/(\S*)$/.exec(before) ?? [];
  if (command !== undefined) return { sign: '/', from: 0, query: command };
  const [, sign, query = ''] = /(?:^|[\s(])([@#:])([\p{L}\p{N}_+.'-]*)$/u.exec(before) ?? [];
  if (sign !== '@' && sign !== '#' && sign !== ':') return null;
  // A colon is a colon until two letters follow it.
  if (sign === ':' && query.length < 2) return null;
  return { sign, from: caret - query.length - 1, query };
}

/** The text with the word completed, and where the caret is then. */
export function completed(text: string, { from, query }: Completing, by: string): { text: string; caret: number } {
  const rest = text.slice(from + 1 + query.length);
  const space = rest.startsWith(' ') ? '' : ' ';
  return { text: `${text.slice(0, from)}${by}${space}${rest}`, caret: from + by.length + 1 };
}
