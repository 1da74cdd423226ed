import { inspect } from 'node:util';

/**
 * A secret that is not printed by accident: logging, `inspect`, JSON and templates show a placeholder. Only
 * {@link Secret.reveal} returns the text.
 */
export abstract class Secret {
  readonly #text: string;
  /** The printed text. Each kind of secret has its own, which also makes the kinds distinct types. */
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
