import { formatTable } from '../results/text-table.js';
import type { FileCalls } from './call-coverage.js';

/** The size of a path through the framework. */
export interface PathSize {
  readonly files: number;
  readonly functions: number;
  readonly calls: number;
}

/** The size that the path of a command should not exceed. */
export const PATH_GOAL: PathSize = { files: 28, functions: 110, calls: 140 };

export function measurePath(files: readonly FileCalls[]): PathSize {
  const functions = files.flatMap(file => file.functions);
  return {
    files: files.length,
    functions: functions.length,
    calls: functions.reduce((sum, { calls }) => sum + calls, 0),
  };
}

/** Formats the calls of each file, and a table of the size beside its goal. */
export function formatPath(files: readonly FileCalls[]): string {
  const measured = measurePath(files);
  const listing = files.map(({ file, functions }) =>
    [file, ...functions.map(({ name, calls }) => `  ${name} × ${calls}`)].join('\n'),
  );
  const rows = (['files', 'functions', 'calls'] as const).map(what => ({
    count: what,
    measured: measured[what],
    goal: `≤ ${PATH_GOAL[what]}`,
    verdict: measured[what] <= PATH_GOAL[what] ? 'met' : 'NOT met',
  }));
  const title = 'Code of the framework that runs for one command, from the WebSocket frame to the ack';
  return [...listing, '', formatTable({ title, rows })].join('\n');
}
