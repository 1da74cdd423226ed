/**
 * Options with which the automatic ack at the deadline is too late, because Slack has given up before. Acks in time are
 * therefore not automatic ones.
 */
export const TOO_LATE = {
  options: { ackDeadlineMs: 2_900 },
  slack: { ackTimeoutMs: 2_000, redeliveryDelaysMs: [] },
};
