import type { TimelineEntry } from './timeline-entry.js';

/** Which way something goes between Slack and an app. */
const DIRECTIONS: Partial<Record<TimelineEntry['kind'], string>> = {
  envelope: '→',
  ack: '←',
  api_call: '←',
  response: '←',
};

/**
 * An entry as one line of plain text: when, its id, which way, who, what, and the id of what it follows from.
 * @example
 * 09:30:00.020  #3 ← app acks slash_commands after 8 ms: message "Deploying" (#2)
 */
export function timelineLine(entry: TimelineEntry): string {
  const { id, at, kind, who, app, cause, text } = entry;
  const number = `#${id}`.padStart(5);
  const subject = who ?? app ?? 'Slack';
  return `${timeOf(at)} ${number} ${DIRECTIONS[kind] ?? ' '} ${subject} ${text}${cause === null ? '' : ` (#${cause})`}`;
}

/** `09:30:00.020`, in UTC. */
function timeOf(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '--:--:--.---' : date.toISOString().slice(11, 23);
}
