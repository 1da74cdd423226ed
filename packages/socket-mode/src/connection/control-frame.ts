import { getField, parseJson, toPlainName } from '@nest-slack/core/internal';

/** Frames about the connection itself; they carry no payload. */
export type ControlFrame =
  | {
      readonly kind: 'hello';
      /**
       * How many sockets Slack counts for the app, including dead ones it has not noticed; null when the frame does
       * not say.
       */
      readonly socketCount: number | null;
      /** The expected lifetime of the socket in seconds; null when the frame does not say. */
      readonly lifetimeSeconds: number | null;
    }
  | { readonly kind: 'disconnect'; readonly reason: string };

/** Parses a text frame as a control frame; null when it is another frame. */
export function parseControlFrame(text: string): ControlFrame | null {
  const frame = parseJson(text);
  switch (getField(frame, 'type')) {
    case 'hello':
      return {
        kind: 'hello',
        socketCount: toNumberOrNull(getField(frame, 'num_connections')),
        lifetimeSeconds: toNumberOrNull(getField(getField(frame, 'debug_info'), 'approximate_connection_time')),
      };
    case 'disconnect':
      return { kind: 'disconnect', reason: toPlainName(getField(frame, 'reason')) };
    default:
      return null;
  }
}

function toNumberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
