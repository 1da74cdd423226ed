/**
 * Options with which the automatic ack at the deadline is too late, because Slack has given up by then. An ack that
 * Slack receives in time therefore did not wait for the deadline.
 */
export const TOO_LATE = {
  options: { ackDeadlineMs: 2_900 },
  slack: { ackTimeoutMs: 2_000, redeliveryDelaysMs: [] },
};
