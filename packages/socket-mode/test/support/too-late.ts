/**
 * Options by which the ack that goes out at the deadline comes too late: Slack has given the payload up by then. What is
 * acked in time has not waited for it.
 */
export const TOO_LATE = {
  options: { ackDeadlineMs: 2_900 },
  slack: { ackTimeoutMs: 2_000, redeliveryDelaysMs: [] },
};
