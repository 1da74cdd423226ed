import css from './avatar.module.css';

const HUES = ['plum', 'blue', 'teal', 'green', 'ochre', 'rust', 'rose', 'slate'] as const;

/**
 * The picture of somebody: their initials, in a colour that is always theirs. It says nothing to who doesn't see it:
 * the name stands beside it.
 */
export function Avatar({
  id,
  name,
  isApp = false,
  size = 'message',
}: {
  readonly id: string;
  readonly name: string;
  /** An app is angular, a person round. */
  readonly isApp?: boolean;
  readonly size?: 'message' | 'line' | 'small';
}) {
  return (
    <span
      className={`${css.avatar} ${css[size]} ${css[hueOf(id)]}`}
      data-app={isApp ? '' : undefined}
      // Drawn by the style: they are no part of what stands there to be read.
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  );
}

function hueOf(id: string): (typeof HUES)[number] {
  const sum = Array.from(id).reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
  return HUES[sum % HUES.length] ?? 'slate';
}

/** Of the first two words. */
function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(word => /[\p{L}\p{N}]/u.test(word));
  const first = words.slice(0, 2).map(word => Array.from(word.replace(/^[^\p{L}\p{N}]+/u, ''))[0] ?? '');
  return first.join('').toUpperCase() || '?';
}
