import type { TimelineEntry } from './timeline-entry.js';

/** Which way something goes between Slack and an app. */
const DIRECTION_MARKS: Partial<Record<TimelineEntry['kind'], string>> = {
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
export function formatTimelineEntry(entry: TimelineEntry): string {
  const { id, at, kind, who, app, cause, text } = entry;
  const number = `#${id}`.padStart(5);
  const subject = who ?? app ?? 'Slack';
  return `${formatTime(at)} ${number} ${DIRECTION_MARKS[kind] ?? ' '} ${subject} ${text}${cause === null ? '' : ` (#${cause})`}`;
}

/** `09:30:00.020`, in UTC. */
function formatTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '--:--:--.---' : date.toISOString().slice(11, 23);
}

/** What stands before the words of a line: its time, its number and its direction. */
const ROW_HEAD_WIDTH = /^\S+ +#\d+ . /;
/** A narrower terminal wraps as it likes. */
const MIN_ROW_WIDTH = 20;

/**
 * An entry as a terminal so wide shows it best: what its line lacks room for goes on below its words.
 * @example
 * slack.timeline.on(entry => console.log(timelineRows(entry, process.stdout.columns)));
 */
export const formatTimelineRows = (entry: TimelineEntry, columns: number): string =>
  wrapRow(formatTimelineEntry(entry), columns);

/** A line of the timeline in as many rows as it takes in a terminal so wide: those below begin where its words do. */
export function wrapRow(line: string, columns: number): string {
  const [head = ''] = ROW_HEAD_WIDTH.exec(line) ?? [];
  const width = columns - head.length;
  if (line.length <= columns || width < MIN_ROW_WIDTH) return line;
  // As many words as fit, or what fits of one that never does.
  const row = new RegExp(`.{1,${width}}(?=\\s|$)|.{1,${width}}`, 'gu');
  const rows = line.slice(head.length).match(row) ?? [];
  return head + rows.map(each => each.trim()).join(`\n${' '.repeat(head.length)}`);
}
