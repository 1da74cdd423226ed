/** The kinds of payload that clients are measured with. */
export const LOAD_KINDS = ['command', 'action', 'submission', 'message'] as const;

export type LoadKind = (typeof LOAD_KINDS)[number];

/**
 * Returns the command, `action_id`, `callback_id` or message text that the handler of an index matches. All have the same
 * length, so that no text contains another.
 */
export function getRouteName(kind: LoadKind, index: number): string {
  const name = `${kind}-${String(index).padStart(5, '0')}`;
  return kind === 'command' ? `/${name}` : name;
}
