import { withTimeout } from '../time/with-timeout.js';
import type { MaybePromise } from '../dispatch/maybe-promise.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { UserLocales } from '../web-api/user-locales.js';
import type { PendingAck } from '../dispatch/pending-ack.js';
import { defaultTexts, type LocaleTexts, type SlackTexts } from './slack-texts.js';

/** The user waits for the message, so the request for the locale is limited. */
const MAX_LOCALE_WAIT_MS = 1_000;
/** Kept free before the ack deadline to send the ack. */
const ACK_RESERVE_MS = 50;

/** The texts of the option `texts`, in the user's locale. */
export class LocalizedTexts {
  /** @param onTextError called with the error of a text of the option `texts` */
  constructor(
    private readonly texts: LocaleTexts,
    private readonly locales: UserLocales,
    private readonly onTextError: (error: unknown) => void,
  ) {}

  /**
   * Returns a text in the user's locale, as far as that is known. Never throws: when a text of the options fails, the
   * default text is returned.
   */
  localize({ location }: MessageSender, selectText: (texts: SlackTexts) => string): string {
    try {
      const text: unknown = selectText(
        this.texts.forLocale(this.texts.dependOnLocale ? this.locales.get(location) : null),
      );
      if (typeof text === 'string') return text;
      // Without a handler, a rejection of the promise would end the process.
      if (text instanceof Promise) text.catch(() => {});
      throw new TypeError(`It returned ${text instanceof Promise ? 'a promise' : typeof text}, not a string.`);
    } catch (error) {
      this.onTextError(error);
      return selectText(defaultTexts);
    }
  }

  /** Loads the user's locale if the texts depend on it: within a second, and never past the ack deadline. */
  resolveLocale(sender: MessageSender, ack: PendingAck): MaybePromise<void> {
    return this.texts.dependOnLocale ? this.#requestLocale(sender, ack) : undefined;
  }

  async #requestLocale(sender: MessageSender, ack: PendingAck): Promise<void> {
    const loading = this.locales.load(sender);
    const limitMs = ack.open ? Math.min(MAX_LOCALE_WAIT_MS, ack.leftMs - ACK_RESERVE_MS) : MAX_LOCALE_WAIT_MS;
    if (limitMs > 0) await withTimeout(limitMs, loading);
  }
}
