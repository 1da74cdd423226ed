import type { EmojiEntry, EmojiTable } from '../store/emoji.slice.js';
import { pageStore } from '../store/page-store.js';
import { unpackEmoji } from './packed-emoji.js';

/** Skin tone numbers of emoji names and their modifier characters. */
const TONES: ReadonlyMap<string, string> = new Map([
  ['2', '\u{1F3FB}'],
  ['3', '\u{1F3FC}'],
  ['4', '\u{1F3FD}'],
  ['5', '\u{1F3FE}'],
  ['6', '\u{1F3FF}'],
]);
const VARIATION = '\u{FE0F}';

/** Loads Slack's emoji. They are displayed by name until then. */
export async function loadEmoji(): Promise<void> {
  const { default: packed } = await import('virtual:emoji');
  const entries = unpackEmoji(packed).flatMap(({ names, character }) => names.map(name => ({ name, character })));
  const characters = new Map(entries.map(({ name, character }) => [name, character]));
  pageStore.getState().setEmojiTable({ entries, characters });
}

/**
 * Returns an emoji's character by its name: `wave`, `wave::skin-tone-3`. Custom emoji have none.
 * @param tone a skin tone from 2 to 6. Default: the one in the name
 */
export function getEmojiCharacter(table: EmojiTable | null, name: string, tone?: number): string | undefined {
  const [plain = '', ownTone] = name.split('::skin-tone-', 2);
  const character = table?.characters.get(plain);
  const mark = TONES.get(String(tone ?? ownTone ?? ''));
  if (character === undefined || mark === undefined) return character;
  // The modifier replaces a variation selector after the first character.
  const [first = '', ...rest] = Array.from(character);
  return [first, mark, ...(rest[0] === VARIATION ? rest.slice(1) : rest)].join('');
}

/** Names that start with the text come first. */
export function searchEmoji(text: string, limit = 50): readonly EmojiEntry[] {
  const wanted = text.toLowerCase();
  const entries = pageStore.getState().emojiTable?.entries ?? [];
  const first = entries.filter(({ name }) => name.startsWith(wanted));
  if (first.length >= limit) return first.slice(0, limit);
  const within = entries.filter(({ name }) => name.includes(wanted) && !name.startsWith(wanted));
  return [...first, ...within].slice(0, limit);
}
