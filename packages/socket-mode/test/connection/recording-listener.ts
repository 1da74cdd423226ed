import type { ConnectionNotice } from '../../src/connection/connection-event.js';
import type { ConnectionsListener } from '../../src/connection/connections-listener.js';
import type { ConnectionsState, ConnectionsStatus } from '../../src/connection/connection-status.js';
import type { LogMessage } from '../../../core/src/telemetry/log-message.js';
import type { InboundDelivery } from '../../../core/src/dispatch/inbound-delivery.js';
import { secretWatch } from '../support/secret-watch.js';

/** Remembers what connections say. Frames are acked at once, unless something else is to happen with them. */
export class RecordingListener implements ConnectionsListener {
  readonly frames: InboundDelivery[] = [];
  readonly states: ConnectionsState[] = [];
  readonly notices: ConnectionNotice[] = [];
  /** What an operator reads: the lines that are not for debugging. */
  readonly lines: LogMessage[] = [];
  /** What happens with a frame. */
  onFrame: (frame: InboundDelivery) => void = acknowledge;

  frame(frame: InboundDelivery): void {
    this.frames.push(frame);
    this.onFrame(frame);
  }

  state(state: ConnectionsState): void {
    this.states.push(state);
  }

  notice(notice: ConnectionNotice, line: LogMessage): void {
    secretWatch.look(`notice, ${line.level}`, line.text);
    this.notices.push(notice);
    if (line.level !== 'debug' && line.level !== 'silent') this.lines.push(line);
  }

  /** The statuses, each when it came. */
  get statuses(): ConnectionsStatus[] {
    return this.states.map(({ status }) => status).filter((status, index, all) => status !== all[index - 1]);
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
export const ackOf = ({ text }: InboundDelivery): string =>
  JSON.stringify({ envelope_id: /"envelope_id":"([^"]+)"/.exec(text ?? '')?.[1] });

/** Acks a frame. */
export const acknowledge = (frame: InboundDelivery): void => void frame.settle(ackOf(frame));
