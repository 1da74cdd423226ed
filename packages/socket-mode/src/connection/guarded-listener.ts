import { types } from 'node:util';
import type { ConnectionNotice } from './connection-notice.js';
import type { ConnectionsListener } from './connections-listener.js';
import type { ConnectionsStatus } from './connection-status.js';
import type { AckWaiter, ReceivedFrame } from './received-frame.js';

/** Keeps the errors of a listener, and of those who wait for an ack, out of the sockets' callbacks, where they would end the process. */
export class GuardedListener implements ConnectionsListener {
  constructor(private readonly listener: ConnectionsListener) {}

  frame(frame: ReceivedFrame): void {
    try {
      this.listener.frame(frame);
    } catch (error) {
      frame.settle(null);
      this.notice({ kind: 'listener_failed', call: 'frame', failure: nameAndPlace(error) });
    }
  }

  status(status: ConnectionsStatus): void {
    try {
      this.listener.status(status);
    } catch (error) {
      this.notice({ kind: 'listener_failed', call: 'status', failure: nameAndPlace(error) });
    }
  }

  /** Tells a waiter what became of its ack. */
  ended(waiter: AckWaiter, fate: 'written' | 'unsent'): void {
    try {
      waiter.ended(fate);
    } catch (error) {
      this.notice({ kind: 'listener_failed', call: 'ack', failure: nameAndPlace(error) });
    }
  }

  notice(notice: ConnectionNotice): void {
    try {
      this.listener.notice(notice);
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
