import { usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { getEmojiCharacter } from './emoji.js';
import css from './markup.module.css';
import { imageAddress } from './safe-link.js';

/** An emoji by name, including custom emoji. Unknown names are displayed as text. */
export function Emoji({ name, tone }: { readonly name: string; readonly tone?: number | undefined }) {
  const own = usePage(state => currentWorkspace(state)?.emoji);
  const table = usePage(({ emojiTable }) => emojiTable);
  const label = `:${name}:`;
  const resolved = resolveCustomEmoji(own ?? {}, name);
  if ('url' in resolved) {
    const address = imageAddress(resolved.url);
    return address === undefined ? label : <img className={css.emoji} src={address} alt={label} title={label} />;
  }
  const character = getEmojiCharacter(table, resolved.name, tone);
  if (character === undefined) return label;
  return (
    <span className={css.emoji} title={label}>
      {character}
    </span>
  );
}

const MAX_ALIASES = 5;

/**
 * Resolves a custom emoji to its image URL or to the aliased name.
 * @param own the workspace's emoji: URLs, or `alias:` and a name, by name
 */
export function resolveCustomEmoji(
  own: Readonly<Record<string, string>>,
  name: string,
): { name: string } | { url: string } {
  let resolvedName = name;
  for (let step = 0; step < MAX_ALIASES && Object.hasOwn(own, resolvedName); step += 1) {
    const resolved = own[resolvedName] ?? '';
    if (!resolved.startsWith('alias:')) return { url: resolved };
    resolvedName = resolved.slice('alias:'.length);
  }
  return { name: resolvedName };
}
