import type { ConnectionNotice } from './connection-notice.js';
import type { ConnectionsStatus } from './connection-status.js';
import type { ReceivedFrame } from './received-frame.js';

/** Who is told what an app's connections do. What it throws is reported and goes no further. */
export interface ConnectionsListener {
  /** A frame has come; whoever takes it settles it. */
  frame(frame: ReceivedFrame): void;
  /** The status has changed. */
  status(status: ConnectionsStatus): void;
  /** Something happened that an operator may want to know; see `describeNotice`. */
  notice(notice: ConnectionNotice): void;
}
