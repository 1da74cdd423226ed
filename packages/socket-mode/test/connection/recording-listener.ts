import type { ConnectionNotice } from '../../src/connection/connection-notice.js';
import type { ConnectionsListener } from '../../src/connection/connections-listener.js';
import type { ConnectionsStatus } from '../../src/connection/connection-status.js';
import type { ReceivedFrame } from '../../src/connection/received-frame.js';

/** Remembers what connections say. Frames are acked at once, unless something else is to happen with them. */
export class RecordingListener implements ConnectionsListener {
  readonly frames: ReceivedFrame[] = [];
  readonly statuses: ConnectionsStatus[] = [];
  readonly notices: ConnectionNotice[] = [];
  /** What happens with a frame. */
  onFrame: (frame: ReceivedFrame) => void = acknowledge;

  frame(frame: ReceivedFrame): void {
    this.frames.push(frame);
    this.onFrame(frame);
  }

  status(status: ConnectionsStatus): void {
    this.statuses.push(status);
  }

  notice(notice: ConnectionNotice): void {
    this.notices.push(notice);
  }

  /** The notices of a kind. */
  noticed<Kind extends ConnectionNotice['kind']>(kind: Kind): Extract<ConnectionNotice, { kind: Kind }>[] {
    return this.notices.filter((notice): notice is Extract<ConnectionNotice, { kind: Kind }> => notice.kind === kind);
  }

  /** The event ids of the Events API envelopes that came, in their order. */
  get eventIds(): string[] {
    return this.frames.flatMap(({ text }) => /"event_id":"(\w+)"/.exec(text ?? '')?.[1] ?? []);
  }
}

/** The frame that acks a frame. */
export const ackOf = ({ text }: ReceivedFrame): string =>
  JSON.stringify({ envelope_id: /"envelope_id":"([^"]+)"/.exec(text ?? '')?.[1] });

/** Acks a frame. */
export const acknowledge = (frame: ReceivedFrame): void => void frame.settle(ackOf(frame));
