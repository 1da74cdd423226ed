/** The kinds of payload under which a client can be measured. */
export const LOAD_KINDS = ['command', 'action', 'submission', 'message'] as const;

export type LoadKind = (typeof LOAD_KINDS)[number];

/**
 * What the handler of an index waits for: a command, an `action_id`, a `callback_id`, or a text in a message. All are of
 * one length, so that no text is part of another.
 */
export function nameOf(kind: LoadKind, index: number): string {
  const name = `${kind}-${String(index).padStart(5, '0')}`;
  return kind === 'command' ? `/${name}` : name;
}
