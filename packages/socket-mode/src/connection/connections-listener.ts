import type { AckStatusListener, InboundDelivery, LogMessage } from '@nest-slack/core/internal';
import type { ConnectionEvent } from './connection-event.js';
import type { ConnectionsState } from './connection-state.js';
import { types } from 'node:util';

/** Receives what happens to an app's connections. Errors that it throws are reported and go no further. */
export interface ConnectionsListener {
  /** A frame was received. The listener must settle it. */
  onFrame(frame: InboundDelivery): void;
  /** The status, its reason or the state of one connection has changed. */
  onStateChange(state: ConnectionsState): void;
  /** Something happened that an operator may want to know; `message` is the log message and its level. */
  onEvent(event: ConnectionEvent, line: LogMessage): void;
}

/**
 * Catches the errors of a listener and of ack listeners. Thrown inside a socket's callback, they would end the
 * process.
 */
export class SafeListener implements Omit<ConnectionsListener, 'onFrame'> {
  /** @param report receives an event when the listener has failed */
  constructor(
    private readonly listener: ConnectionsListener,
    private readonly report: (event: ConnectionEvent) => void,
  ) {}

  /** The listener threw while it handled a frame. */
  onFrameError(error: unknown): void {
    this.report({ kind: 'listener_failed', call: 'frame', failure: describeThrownValue(error) });
  }

  onStateChange(state: ConnectionsState): void {
    try {
      this.listener.onStateChange(state);
    } catch (error) {
      this.report({ kind: 'listener_failed', call: 'state', failure: describeThrownValue(error) });
    }
  }

  /** Reports what became of an ack that was waiting. */
  onAckSettled(ackListener: AckStatusListener, status: 'written' | 'unsent'): void {
    try {
      ackListener.ended(status);
    } catch (error) {
      this.report({ kind: 'listener_failed', call: 'ack', failure: describeThrownValue(error) });
    }
  }

  onEvent(event: ConnectionEvent, line: LogMessage): void {
    try {
      this.listener.onEvent(event, line);
    } catch {
      // The listener that would receive the report has just failed.
    }
  }
}

function describeThrownValue(error: unknown): string {
  if (!types.isNativeError(error)) return 'something that is no Error was thrown';
  const place = error.stack?.split('\n').find(line => /^\s+at /.test(line));
  return [error.name, place?.trim() ?? ''].join(' ').trim();
}
