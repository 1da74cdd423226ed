import { listAt, textAt } from '../display/payload-reading.js';
import { manifest } from './manifest.js';

/**
 * Sees to it that the app has such a shortcut: Slack offers no others.
 *
 * @returns its id
 * @throws Error that names those that there are
 */
export function knownShortcut(type: 'global' | 'message', id: string): string {
  const shortcuts = listAt(manifest, 'features', 'shortcuts').filter(shortcut => textAt(shortcut, 'type') === type);
  const ids = shortcuts.flatMap(shortcut => textAt(shortcut, 'callback_id') ?? []);
  if (ids.includes(id)) return id;
  const kind = type === 'global' ? 'global shortcut' : 'shortcut of messages';
  throw new Error(`The bot has no ${kind} "${id}". It has: ${ids.join(', ')}.`);
}
