import { styleText } from 'node:util';

/** Where there is no terminal whose width counts. */
const USUAL_COLUMNS = 120;

export type Style = Parameters<typeof styleText>[0];

/** Where lines are shown, and how they may be coloured there. */
export interface Screen {
  /** How many characters fit into a line, as the window is now. */
  readonly columns: number;
  readonly print: (line?: string) => void;
  /** The text in a style; as it is where there are no colours. */
  readonly paint: (style: Style, text: string) => string;
}

/** A screen on a stream: with colours on a terminal, unless NO_COLOR is set. */
export function screenOn(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Screen {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read along (`| head`) has seen enough.
    if (error.code !== 'EPIPE') throw error;
  });
  const hasColours = stream.isTTY && !env['NO_COLOR'];
  return {
    get columns() {
      // Some terminals have no size, and say 0.
      return (stream.isTTY && stream.columns) || USUAL_COLUMNS;
    },
    print: (line = '') => void stream.write(`${line}\n`),
    paint: (style, text) => (hasColours ? styleText(style, text) : text),
  };
}
