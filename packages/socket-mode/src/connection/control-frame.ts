import { getField, parseJson, toPlainName } from '@nest-slack/core/internal';

/** The frames that speak about the connection itself instead of carrying a payload. */
export type ControlFrame =
  | {
      readonly kind: 'hello';
      /** How many sockets Slack believes the app has, ghosts included; null when it does not say. */
      readonly socketCount: number | null;
      /** How long this one is meant to live, in seconds; null when Slack does not say. */
      readonly lifetimeSeconds: number | null;
    }
  | { readonly kind: 'disconnect'; readonly reason: string };

/**
 * Reads a text frame if it is a control frame, else gives null: then it is somebody else's to read.
 *
 * A text with an envelope's id in it is not even parsed. Envelopes reach a hundred kilobytes, are parsed where they are
 * understood, and no control frame has an id.
 */
export function readControlFrame(text: string): ControlFrame | null {
  if (text.includes('"envelope_id"')) return null;
  const frame = parseJson(text);
  switch (getField(frame, 'type')) {
    case 'hello':
      return {
        kind: 'hello',
        socketCount: numberOrNull(getField(frame, 'num_connections')),
        lifetimeSeconds: numberOrNull(getField(getField(frame, 'debug_info'), 'approximate_connection_time')),
      };
    case 'disconnect':
      return { kind: 'disconnect', reason: toPlainName(getField(frame, 'reason')) };
    default:
      return null;
  }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
