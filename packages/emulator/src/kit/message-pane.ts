import { drawMessage, messageLines } from '../drawing/message-drawing.js';
import type { Names } from '../drawing/written-text.js';
import { hasText } from '../finding/text-match.js';
import { describe, type MessageMatch, type Waits, type WaitOptions } from '../waiting/waits.js';
import type { Message } from '../workspace/messages/message.js';

/** How many messages are drawn for whoever waited in vain. */
const DRAWN = 5;

/** What a pane of messages shows. */
export interface MessagePaneParts {
  /** Where that is, in an error. */
  readonly place: string;
  readonly messages: () => readonly Message[];
  readonly names: Names;
  readonly waits: Waits;
}

/** Messages in one place, as they are now. */
export class MessagePane {
  readonly #parts: MessagePaneParts;

  constructor(parts: MessagePaneParts) {
    this.#parts = parts;
  }

  /** What is there, oldest first. */
  get messages(): readonly Message[] {
    return this.#parts.messages();
  }

  /** The newest message; nothing before there is any. */
  get lastMessage(): Message | undefined {
    return this.messages.at(-1);
  }

  /**
   * Waits for a message that shows this, in its text or anywhere in its blocks and attachments: the newest such one.
   * @param match a part of what it shows, an expression, or a condition. Default: any
   * @throws Error with drawings of what was there instead, when none came in time
   * @example
   * const message = await slack.channel('support').message(/Printer/);
   */
  message(match?: MessageMatch, options?: WaitOptions): Promise<Message> {
    const { waits, place, names } = this.#parts;
    return waits.until(
      `a message ${describe(match)} in ${place}`,
      () => this.messages.findLast(message => shows(message, match, names)),
      options,
      () =>
        this.messages
          .slice(-DRAWN)
          .map(message => drawMessage(message, names))
          .join('\n'),
    );
  }

  /** All messages drawn as text. */
  toString(): string {
    return this.messages.map(message => drawMessage(message, this.#parts.names)).join('\n');
  }
}

function shows(message: Message, match: MessageMatch | undefined, names: Names): boolean {
  if (match === undefined) return true;
  if (typeof match === 'function') return match(message);
  const texts = [message.text, messageLines(message, names).join('\n')];
  return texts.some(text => hasText(text, match));
}
