import type { TimelineEntry } from './timeline-entry.js';

/** The direction between Slack and an app, by kind of entry. */
const DIRECTION_MARKS: Partial<Record<TimelineEntry['kind'], string>> = {
  envelope: '→',
  ack: '←',
  api_call: '←',
  response: '←',
};

/**
 * Formats an entry as one line of plain text: time, id, direction, user or app, content, and the id of its cause.
 * @example
 * 09:30:00.020  #3 ← app acks slash_commands after 8 ms: message "Deploying" (#2)
 */
export function formatTimelineEntry(entry: TimelineEntry): string {
  const { id, at, kind, who, app, cause, text } = entry;
  const number = `#${id}`.padStart(5);
  const subject = who ?? app ?? 'Slack';
  return `${formatTime(at)} ${number} ${DIRECTION_MARKS[kind] ?? ' '} ${subject} ${text}${cause === null ? '' : ` (#${cause})`}`;
}

/** Formats a time as `09:30:00.020` in UTC. */
function formatTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '--:--:--.---' : date.toISOString().slice(11, 23);
}

/** Matches the start of a line: time, id and direction. */
const ROW_HEAD_WIDTH = /^\S+ +#\d+ . /;
/** Rows are not wrapped narrower than this. */
const MIN_ROW_WIDTH = 20;

/**
 * Formats an entry for a terminal of a given width. Continuation rows are indented to the start of the text.
 * @example
 * slack.timeline.on(entry => console.log(formatTimelineRows(entry, process.stdout.columns)));
 */
export const formatTimelineRows = (entry: TimelineEntry, columns: number): string =>
  wrapRow(formatTimelineEntry(entry), columns);

/** Wraps a line of the timeline to the width of a terminal and indents the continuation rows. */
export function wrapRow(line: string, columns: number): string {
  const [head = ''] = ROW_HEAD_WIDTH.exec(line) ?? [];
  const width = columns - head.length;
  if (line.length <= columns || width < MIN_ROW_WIDTH) return line;
  // Break at spaces; break inside a word only when the word is longer than a row.
  const row = new RegExp(`.{1,${width}}(?=\\s|$)|.{1,${width}}`, 'gu');
  const rows = line.slice(head.length).match(row) ?? [];
  return head + rows.map(each => each.trim()).join(`\n${' '.repeat(head.length)}`);
}
