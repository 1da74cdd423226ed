import css from './avatar.module.css';

const HUES = ['plum', 'blue', 'teal', 'green', 'ochre', 'rust', 'rose', 'slate'] as const;

/** A decorative avatar: initials on a color derived from the id. The name is displayed next to it. */
export function Avatar({
  id,
  name,
  isApp = false,
  size = 'message',
}: {
  readonly id: string;
  readonly name: string;
  /** Apps have a square avatar, users a round one. */
  readonly isApp?: boolean;
  readonly size?: 'message' | 'medium' | 'small';
}) {
  return (
    <span
      className={`${css.avatar} ${css[size]} ${css[getHue(id)]}`}
      data-app={isApp ? '' : undefined}
      // CSS renders the initials, so that they are not part of the text content.
      data-initials={getInitials(name)}
      aria-hidden="true"
    />
  );
}

function getHue(id: string): (typeof HUES)[number] {
  const sum = Array.from(id).reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
  return HUES[sum % HUES.length] ?? 'slate';
}

/** From the first two words. */
function getInitials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(word => /[\p{L}\p{N}]/u.test(word));
  const first = words.slice(0, 2).map(word => Array.from(word.replace(/^[^\p{L}\p{N}]+/u, ''))[0] ?? '');
  return first.join('').toUpperCase() || '?';
}
