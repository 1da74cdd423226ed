import lines from 'virtual:emoji';

/** An emoji as pickers and completion list it. */
export interface EmojiEntry {
  readonly name: string;
  readonly character: string;
}

interface Table {
  readonly characters: ReadonlyMap<string, string>;
  /** One of each character under its first name, and its other names after it, in the order of pickers. */
  readonly entries: readonly EmojiEntry[];
}

/** A skin tone, as names say it, and the character that makes it. */
const TONES: ReadonlyMap<string, string> = new Map([
  ['2', '\u{1F3FB}'],
  ['3', '\u{1F3FC}'],
  ['4', '\u{1F3FD}'],
  ['5', '\u{1F3FE}'],
  ['6', '\u{1F3FF}'],
]);
const VARIATION = '\u{FE0F}';

let table: Table | undefined;

/** It is read the first time that somebody asks. */
function theTable(): Table {
  if (table) return table;
  const entries = lines.split('\n').flatMap(line => {
    const at = line.lastIndexOf('=');
    const character = line.slice(at + 1);
    return line
      .slice(0, at)
      .split(',')
      .map(name => ({ name, character }));
  });
  table = { entries, characters: new Map(entries.map(({ name, character }) => [name, character])) };
  return table;
}

/**
 * The character of an emoji, by its name: `wave`, `wave::skin-tone-3`. Emoji of a workspace have none.
 * @param tone a skin tone from 2 to 6. Default: the one in the name
 */
export function characterOf(name: string, tone?: number): string | undefined {
  const [plain = '', ownTone] = name.split('::skin-tone-', 2);
  const character = theTable().characters.get(plain);
  const mark = TONES.get(String(tone ?? ownTone ?? ''));
  if (character === undefined || mark === undefined) return character;
  // The tone follows the first character of a sequence, in place of a variation.
  const [first = '', ...rest] = Array.from(character);
  return [first, mark, ...(rest[0] === VARIATION ? rest.slice(1) : rest)].join('');
}

/** Emoji whose names begin with a text, then those that have it within, the most of them `limit`. */
export function searchEmoji(text: string, limit = 50): readonly EmojiEntry[] {
  const wanted = text.toLowerCase();
  const { entries } = theTable();
  const first = entries.filter(({ name }) => name.startsWith(wanted));
  if (first.length >= limit) return first.slice(0, limit);
  const within = entries.filter(({ name }) => name.includes(wanted) && !name.startsWith(wanted));
  return [...first, ...within].slice(0, limit);
}
