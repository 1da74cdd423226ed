import type { LogMessage, InboundDelivery } from '@nest-slack/core/internal';
import type { ConnectionNotice } from './connection-event.js';
import type { ConnectionsState } from './connection-status.js';

/** Who is told what an app's connections do. What it throws is reported and goes no further. */
export interface ConnectionsListener {
  /** A frame has come; whoever takes it settles it. */
  frame(frame: InboundDelivery): void;
  /** Something about how they stand has changed: the status, its reason, or one of them. */
  state(state: ConnectionsState): void;
  /** Something happened that an operator may want to know; `line` is what to log of it, at which level. */
  notice(notice: ConnectionNotice, line: LogMessage): void;
}
