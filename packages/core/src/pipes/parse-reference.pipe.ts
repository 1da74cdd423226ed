import { BadRequestException, type PipeTransform } from '@nestjs/common';
import { escaped } from '../routing/slack-reference.js';

/** Options of the pipes that read references of Slack's. */
export interface ParseReferenceOptions {
  /** Lets `undefined` through, for what may be left out (`'[user]'`). Default false. */
  readonly optional?: boolean;
}

/**
 * What the pipes have in common that read what a mention or link in a command stands for. Derived ones may say it in
 * their own words.
 */
export abstract class ParseReferencePipe<Value> implements PipeTransform<unknown, Value | undefined> {
  readonly #isOptional: boolean;

  constructor({ optional = false }: ParseReferenceOptions = {}) {
    this.#isOptional = optional;
  }

  /** @throws BadRequestException with a sentence for the user, who is shown how the command is written as well */
  transform(value: unknown): Value | undefined {
    if (value === undefined && this.#isOptional) return undefined;
    const text = typeof value === 'string' ? value : '';
    const found = this.read(text);
    if (found === null) {
      // It goes into a message, where it must not become a mention.
      throw new BadRequestException(text === '' ? this.cure : `“${escaped(text)}” is ${this.misfit}. ${this.cure}`);
    }
    return found;
  }

  /** What the text stands for, or null if it is something else. */
  protected abstract read(text: string): Value | null;
  /** What something else is not: `no user`. */
  protected abstract readonly misfit: string;
  /** What to write instead, as a sentence for the user. */
  protected abstract readonly cure: string;
}
