import { types } from 'node:util';
import type { AckStatusListener, LogMessage, InboundDelivery } from '@nest-slack/core/internal';
import type { ConnectionNotice } from './connection-event.js';
import type { ConnectionsListener } from './connections-listener.js';
import type { ConnectionsState } from './connection-status.js';

/** Keeps the errors of a listener, and of those who wait for an ack, out of the sockets' callbacks, where they would end the process. */
export class SafeListener implements ConnectionsListener {
  /** @param report is told that the listener failed */
  constructor(
    private readonly listener: ConnectionsListener,
    private readonly report: (notice: ConnectionNotice) => void,
  ) {}

  frame(frame: InboundDelivery): void {
    try {
      this.listener.frame(frame);
    } catch (error) {
      frame.settle(null);
      this.report({ kind: 'listener_failed', call: 'frame', failure: nameAndPlace(error) });
    }
  }

  state(state: ConnectionsState): void {
    try {
      this.listener.state(state);
    } catch (error) {
      this.report({ kind: 'listener_failed', call: 'state', failure: nameAndPlace(error) });
    }
  }

  /** Tells a waiter what became of its ack. */
  ended(waiter: AckStatusListener, fate: 'written' | 'unsent'): void {
    try {
      waiter.ended(fate);
    } catch (error) {
      this.report({ kind: 'listener_failed', call: 'ack', failure: nameAndPlace(error) });
    }
  }

  notice(notice: ConnectionNotice, line: LogMessage): void {
    try {
      this.listener.notice(notice, line);
    } catch {
      // Whoever could be told has just failed to listen.
    }
  }
}

function nameAndPlace(error: unknown): string {
  if (!types.isNativeError(error)) return 'something that is no Error was thrown';
  const place = error.stack?.split('\n').find(line => /^\s+at /.test(line));
  return [error.name, place?.trim() ?? ''].join(' ').trim();
}
