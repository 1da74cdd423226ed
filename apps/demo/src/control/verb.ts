import type { Act } from './act.js';
import type { ActOptions } from './words-and-options.js';

/** One word of the command line, and how the rest of the line is read. */
export interface Verb {
  readonly name: Act['act'] | 'mention';
  /** What must follow it, word by word. */
  readonly takes: readonly string[];
  /** What may follow that, in any number of words. Default: nothing. */
  readonly more?: string;
  /** The option that it may be given. Default: none. */
  readonly may?: keyof ActOptions;
  readonly does: string;
  readonly example: string;
  /** The act, or what is wrong with the words. There are as many of them as the verb takes. */
  read(words: readonly string[], options: ActOptions): Act | string;
}
