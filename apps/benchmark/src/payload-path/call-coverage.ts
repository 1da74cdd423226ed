import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';

/** How often one function ran. */
export interface FunctionCalls {
  readonly name: string;
  readonly calls: number;
}

/** The functions of one file that ran, in the order of the file. */
export interface FileCalls {
  readonly file: string;
  readonly functions: readonly FunctionCalls[];
}

/** Counts the function calls in files whose path matches, by V8's precise coverage. */
export class CallCoverage {
  readonly #session = new Session();

  /** @param pattern its first group is the name under which a file is reported */
  constructor(private readonly pattern: RegExp) {}

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Returns the calls since the last time, and sets the counters to zero. */
  async take(): Promise<FileCalls[]> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    const files = result.flatMap(({ url, functions }) => {
      const file = this.pattern.exec(url)?.[1];
      if (file === undefined) return [];
      const called = functions.flatMap(({ functionName, ranges: [whole] }) => {
        if (whole === undefined || whole.count === 0) return [];
        const { startOffset: start, count: calls } = whole;
        return [{ start, calls, name: functionName || `(anonymous, line ${toLineNumber(url, start)})` }];
      });
      if (called.length === 0) return [];
      const sorted = called.toSorted((a, b) => a.start - b.start);
      return [{ file, functions: sorted.map(({ name, calls }) => ({ name, calls })) }];
    });
    return files.toSorted((a, b) => a.file.localeCompare(b.file));
  }

  async stop(): Promise<void> {
    await this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }
}

function toLineNumber(url: string, offset: number): number {
  return readFileSync(fileURLToPath(url), 'utf8').slice(0, offset).split('\n').length;
}
