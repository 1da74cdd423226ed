import type { ConnectionEvent } from '../../src/connection/connection-event.js';
import type { ConnectionsListener } from '../../src/connection/connections-listener.js';
import type { ConnectionsState, ConnectionsStatus } from '../../src/connection/connection-state.js';
import type { LogMessage } from '../../../core/src/telemetry/log-message.js';
import type { InboundDelivery } from '../../../core/src/dispatch/inbound-delivery.js';
import { secretWatch } from '../support/secret-watch.js';

/** Records the calls of connections. Acks frames immediately unless the test overrides it. */
export class RecordingListener implements ConnectionsListener {
  readonly frames: InboundDelivery[] = [];
  readonly states: ConnectionsState[] = [];
  readonly events: ConnectionEvent[] = [];
  /** The log lines above the level debug. */
  readonly messages: LogMessage[] = [];
  /** Called for each frame. */
  handleFrame: (frame: InboundDelivery) => void = ackFrame;

  onFrame(frame: InboundDelivery): void {
    this.frames.push(frame);
    this.handleFrame(frame);
  }

  onStateChange(state: ConnectionsState): void {
    this.states.push(state);
  }

  onEvent(notice: ConnectionEvent, line: LogMessage): void {
    secretWatch.look(`notice, ${line.level}`, line.text);
    this.events.push(notice);
    if (line.level !== 'debug' && line.level !== 'silent') this.messages.push(line);
  }

  /** The statuses, in order. */
  get statuses(): ConnectionsStatus[] {
    return this.states.map(({ status }) => status).filter((status, index, all) => status !== all[index - 1]);
  }

  /** The events of a kind. */
  getEvents<Kind extends ConnectionEvent['kind']>(kind: Kind): Extract<ConnectionEvent, { kind: Kind }>[] {
    return this.events.filter((notice): notice is Extract<ConnectionEvent, { kind: Kind }> => notice.kind === kind);
  }

  /** The event ids of the received Events API envelopes, in order. */
  get eventIds(): string[] {
    return this.frames.flatMap(({ text }) => /"event_id":"(\w+)"/.exec(text ?? '')?.[1] ?? []);
  }
}

/** The frame that acks a frame. */
export const createAck = ({ text }: InboundDelivery): string =>
  JSON.stringify({ envelope_id: /"envelope_id":"([^"]+)"/.exec(text ?? '')?.[1] });

export const ackFrame = (frame: InboundDelivery): void => void frame.settle(createAck(frame));
