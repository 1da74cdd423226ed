import { BadRequestException, type PipeTransform } from '@nestjs/common';
import { escapeText } from '../routing/slack-reference.js';

/** Options of the pipes that parse Slack references. */
export interface ParseReferenceOptions {
  /** Accepts `undefined`, for an optional argument (`'[user]'`). Default: false. */
  readonly optional?: boolean;
}

/**
 * The base class of the pipes that parse a mention or link in a command. Derived classes can change the texts.
 */
export abstract class ParseReferencePipe<Value> implements PipeTransform<unknown, Value | undefined> {
  readonly #isOptional: boolean;

  constructor({ optional = false }: ParseReferenceOptions = {}) {
    this.#isOptional = optional;
  }

  /** @throws BadRequestException with a text for the user, who also sees how the command is used */
  transform(value: unknown): Value | undefined {
    if (value === undefined && this.#isOptional) return undefined;
    const text = typeof value === 'string' ? value : '';
    const reference = this.read(text);
    if (reference === null) {
      // Escaped, so that the text does not become a mention in the message.
      throw new BadRequestException(text === '' ? this.cure : `“${escapeText(text)}” is ${this.misfit}. ${this.cure}`);
    }
    return reference;
  }

  /** Returns the referenced value, or null if the text is not such a reference. */
  protected abstract read(text: string): Value | null;
  /** What an invalid text is, for the error: `no user`. */
  protected abstract readonly misfit: string;
  /** A sentence for the user that says what to write. */
  protected abstract readonly cure: string;
}
