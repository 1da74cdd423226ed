import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Where lines are shown, and how they may be coloured there. */
export interface Screen {
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
    print: (line = '') => void stream.write(`${line}\n`),
    paint: (style, text) => (hasColours ? styleText(style, text) : text),
  };
}
