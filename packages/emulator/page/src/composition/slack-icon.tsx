import { type JsonObject, stringAt } from '../../../src/json.js';

/** Substitutes for Slack's own icons. */
const CHARACTERS: Readonly<Record<string, string>> = {
  archive: '🗄️',
  book: '📖',
  bookmark: '🔖',
  bot: '🤖',
  bug: '🐞',
  calendar: '📅',
  call: '📞',
  'caret-left': '◂',
  'caret-right': '▸',
  check: '✓',
  clipboard: '📋',
  code: '⟨⟩',
  comment: '💬',
  compass: '🧭',
  copy: '⧉',
  cube: '🧊',
  download: '⤓',
  edit: '✎',
  email: '✉',
  'eye-closed': '🙈',
  'eye-open': '👁️',
  file: '📄',
  flag: '⚑',
  folder: '📁',
  gear: '⚙',
  globe: '🌐',
  heart: '♥',
  help: '?',
  image: '🖼️',
  info: 'ℹ',
  key: '🔑',
  lightbulb: '💡',
  link: '🔗',
  map: '🗺️',
  mobile: '📱',
  'new-window': '↗',
  pin: '📌',
  plus: '+',
  refine: '🎚️',
  refresh: '↻',
  rocket: '🚀',
  save: '💾',
  screen: '🖥️',
  share: '⤴',
  sparkle: '✨',
  star: '☆',
  'star-filled': '★',
  tag: '🏷️',
  'thumbs-down': '👎',
  'thumbs-up': '👍',
  trash: '🗑️',
  upload: '⤒',
  user: '👤',
  warning: '⚠',
};

/** A decorative icon: `{ type: 'icon', name: 'rocket' }` or its name. */
export function SlackIcon({ icon }: { readonly icon: JsonObject | string }) {
  const name = typeof icon === 'string' ? icon : (stringAt(icon, 'name') ?? '');
  return (
    <span title={name} aria-hidden>
      {(Object.hasOwn(CHARACTERS, name) && CHARACTERS[name]) || '◇'}
    </span>
  );
}
