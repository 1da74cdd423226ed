import colours from 'picocolors';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { timelineLine } from '../timeline/timeline-line.js';
import { inRows } from '../timeline/timeline-rows.js';
import { printable } from './printable.js';

/**
 * An entry as a line for a terminal, coloured where it takes colours and NO_COLOR is not set.
 * @param columns how wide the terminal is; without it all is one row
 */
export function colouredLine(entry: TimelineEntry, columns = Infinity): string {
  const line = inRows(printable(timelineLine(entry)).replaceAll('\n', ' '), columns);
  const colour = colourOf(entry);
  return colour ? colour(line) : line;
}

function colourOf(entry: TimelineEntry): ((text: string) => string) | undefined {
  switch (entry.kind) {
    case 'problem':
    case 'unanswered':
      return colours.red;
    case 'finding':
      return colours.yellow;
    case 'fault':
    case 'time':
    case 'replay':
    case 'by_hand':
      return colours.magenta;
    case 'act':
      return colours.bold;
    case 'message':
      return colours.cyan;
    case 'ack':
      return entry.status === 'in_time' ? colours.green : colours.yellow;
    case 'api_call':
    case 'response':
      return entry.ok ? undefined : colours.red;
    default:
      return colours.dim;
  }
}
