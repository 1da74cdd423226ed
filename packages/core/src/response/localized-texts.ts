import { withTimeout } from '../time/with-timeout.js';
import type { MaybePromise } from '../dispatch/maybe-promise.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { UserLocales } from '../web-api/user-locales.js';
import type { PendingAck } from '../dispatch/pending-ack.js';
import { defaultTexts, type LocaleTexts, type SlackTexts } from './slack-texts.js';

/** A text that a person waits for is not worth waiting longer for, to have it in their language. */
const LONGEST_WAIT_MS = 1_000;
/** What is left of it for the ack itself. */
const ACK_MS = 50;

/** The texts in the language of whoever is told. */
export class LocalizedTexts {
  /** @param failed told when the author's texts fail */
  constructor(
    private readonly texts: LocaleTexts,
    private readonly locales: UserLocales,
    private readonly failed: (error: unknown) => void,
  ) {}

  /**
   * What somebody is told, in their language as far as that is known. Never throws: where the author's text fails, it is
   * said as it is by default.
   */
  say({ place }: MessageSender, sentence: (texts: SlackTexts) => string): string {
    try {
      const said: unknown = sentence(this.texts.in(this.texts.isLocal ? this.locales.of(place) : null));
      if (typeof said === 'string') return said;
      // What an async function returned is nobody's yet: its error would end the process.
      if (said instanceof Promise) said.catch(() => {});
      throw new TypeError(`It returned ${said instanceof Promise ? 'a promise' : typeof said}, not a string.`);
    } catch (error) {
      this.failed(error);
      return sentence(defaultTexts);
    }
  }

  /** Finds their language out, where the texts hang on it: within a second, and never past the ack's deadline. */
  learn(conversation: MessageSender, ack: PendingAck): MaybePromise<void> {
    return this.texts.isLocal ? this.#ask(conversation, ack) : undefined;
  }

  async #ask(conversation: MessageSender, ack: PendingAck): Promise<void> {
    const known = this.locales.learn(conversation);
    const limitMs = ack.open ? Math.min(LONGEST_WAIT_MS, ack.leftMs - ACK_MS) : LONGEST_WAIT_MS;
    if (limitMs > 0) await withTimeout(limitMs, known);
  }
}
