import { parseCommand, type Segment } from './pattern.js';
import type { RouteSpec } from './route.js';

/**
 * How a command is written, for people: `/ticket close &lt;id&gt;`, ready for a message. Null for routes that ask for no
 * words.
 */
export function usageOf(spec: RouteSpec): string | null {
  if (spec.kind !== 'command' || typeof spec.command !== 'string') return null;
  const { command, words } = parseCommand(spec.command);
  return words.length === 0 ? null : escaped([command, ...words.map(shown)].join(' '));
}

const shown = (word: Segment): string => (word.kind === 'parameter' ? `<${word.name}>` : word.text);

/** @see https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
