import { styleText } from 'node:util';

/** The width of the output when it is not a terminal. */
const DEFAULT_COLUMNS = 120;

export type Style = Parameters<typeof styleText>[0];

/** The output of the demo, with or without colours. */
export interface Screen {
  /** The current width in characters. */
  readonly columns: number;
  readonly print: (text?: string) => void;
  /** Applies a style to the text; returns it unchanged when colours are off. */
  readonly paint: (style: Style, text: string) => string;
}

/** Creates a screen that writes to a stream, with colours on a terminal unless NO_COLOR is set. */
export function createScreen(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Screen {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe, such as `head`, may close it early.
    if (error.code !== 'EPIPE') throw error;
  });
  const hasColours = stream.isTTY && !env['NO_COLOR'];
  return {
    get columns() {
      // Some terminals report 0 columns.
      return (stream.isTTY && stream.columns) || DEFAULT_COLUMNS;
    },
    print: (text = '') => void stream.write(`${text}\n`),
    paint: (style, text) => (hasColours ? styleText(style, text) : text),
  };
}
