import { BadRequestException, type PipeTransform } from '@nestjs/common';
import { escapeText } from '../routing/command-text.js';

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

/**
 * Parses a channel in a command (`#general`) to its id. Rejects any other text with a
 * message for the user.
 *
 * The text of a command contains ids only if "Escape channels, users, and links sent to your app" is enabled in the
 * command's settings.
 *
 * @example
 * ```ts
 * @SlackCommand('/announce :channel :words...')
 * announce(@SlackParam('channel', ParseSlackChannelPipe) channel: string, @SlackParam('words') text: string) {}
 * ```
 */
export class ParseSlackChannelPipe extends ParseReferencePipe<string> {
  protected override readonly misfit: string = 'no channel';
  protected override readonly cure: string = 'Name one, such as #general.';

  protected override read(text: string): string | null {
    return /^[CGD](?=[A-Z]*\d)[A-Z0-9]+$/.test(text) ? text : null;
  }
}

/**
 * Parses a user in a command (`@ann`) to its id. Rejects any other text with a
 * message for the user.
 *
 * The text of a command contains ids only if "Escape channels, users, and links sent to your app" is enabled in the
 * command's settings.
 *
 * @example
 * ```ts
 * @SlackCommand('/ticket assign :id :user')
 * assign(@SlackParam('id') id: string, @SlackParam('user', ParseSlackUserPipe) userId: string) {}
 * ```
 */
export class ParseSlackUserPipe extends ParseReferencePipe<string> {
  protected override readonly misfit: string = 'no user';
  protected override readonly cure: string = 'Mention a user, such as @ann.';

  protected override read(text: string): string | null {
    return /^[UW](?=[A-Z]*\d)[A-Z0-9]+$/.test(text) ? text : null;
  }
}

/**
 * Parses a user group in a command (`@on-call`) to its id. Rejects any other text with a
 * message for the user.
 *
 * The text of a command contains ids only if "Escape channels, users, and links sent to your app" is enabled in the
 * command's settings.
 *
 * @example
 * ```ts
 * @SlackCommand('/page :group')
 * page(@SlackParam('group', ParseSlackUserGroupPipe) groupId: string) {}
 * ```
 */
export class ParseSlackUserGroupPipe extends ParseReferencePipe<string> {
  protected override readonly misfit: string = 'no user group';
  protected override readonly cure: string = 'Mention one, such as @on-call.';

  protected override read(text: string): string | null {
    return /^S(?=[A-Z]*\d)[A-Z0-9]+$/.test(text) ? text : null;
  }
}

/** Slack turns a host name with a dot into a link, with or without a path. */
const HOST = /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/;

/**
 * Parses a link in a command (`https://example.com/a`, or `example.com`) to a URL. Rejects any other text with a message
 * for the user.
 *
 * @example
 * ```ts
 * @SlackCommand('/watch :page')
 * watch(@SlackParam('page', ParseSlackLinkPipe) page: URL) {
 *   return `Watching ${page.host}.`;
 * }
 * ```
 */
export class ParseSlackLinkPipe extends ParseReferencePipe<URL> {
  protected override readonly misfit: string = 'no link';
  protected override readonly cure: string = 'Write one, such as https://example.com.';

  protected override read(text: string): URL | null {
    const url = HOST.test(text) ? `http://${text}` : text;
    return /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : null;
  }
}
