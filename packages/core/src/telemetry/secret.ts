import { inspect } from 'node:util';

/**
 * A text that cannot be printed by accident: logged, inspected, put into JSON or into a template it shows a placeholder.
 * Only {@link Secret.reveal} gives it away, where something outside needs the text itself.
 */
export abstract class Secret {
  readonly #text: string;
  /** What stands in its place wherever it is printed. Each kind has its own, which also keeps the kinds apart as types. */
  protected abstract readonly placeholder: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return this.placeholder;
  }

  toJSON(): string {
    return this.placeholder;
  }

  [inspect.custom](): string {
    return this.placeholder;
  }
}
