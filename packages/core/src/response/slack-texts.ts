import { withTimeout } from '../time/delays.js';
import type { MaybePromise } from '../dispatch/maybe-promise.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { UserLocales } from '../web-api/user-locales.js';
import type { PendingAck } from '../dispatch/pending-ack.js';

/** The texts that the framework shows users in a bot's name. The option `texts` replaces them. */
export interface SlackTexts {
  /**
   * A handler failed.
   *
   * @param errorId also in the log, so that a report and its cause can be matched
   */
  readonly failed: (errorId: string) => string;
  /**
   * A function failed with an unhandled error. The workflow's author sees this as the reason why the step failed.
   *
   * @param errorId also in the log
   * @param text the error's message; leave it out to keep it private
   */
  readonly failedStep: (errorId: string, text: string) => string;
  /** A guard denied access. */
  readonly forbidden: () => string;
  /** The limits of `concurrency` were reached, so the handler was not started. The user may try again. */
  readonly busy: () => string;
  /**
   * The bot is shutting down: the handler was not started, or was aborted after `drainTimeoutMs`. The user may try again
   * after the restart.
   */
  readonly restarting: () => string;
  /** Replaces a submitted view whose handler misses the ack deadline, until its result is available. */
  readonly pending: () => string;
  /** Replaces `pending` when the handler returns nothing. */
  readonly done: () => string;
  /** The title of a view that shows errors, at most 24 characters. Also the text of an error that has none. */
  readonly notDone: () => string;
  /** No handler matches this command. */
  readonly unknownCommand: (command: string) => string;
  /** No handler matches this function, so its workflow step fails. */
  readonly unknownFunction: (callbackId: string) => string;
  /**
   * The text of a command matches no pattern or has an invalid argument, or the user asked for help.
   *
   * @param command such as `/ticket`
   * @param lines the patterns, such as `/ticket close &lt;id&gt;`, escaped for a message
   */
  readonly usage: (command: string, lines: readonly string[]) => string;
}

/** The texts by locale. */
export interface LocaleTexts {
  /** Whether the texts differ by locale. */
  readonly dependOnLocale: boolean;
  /** @param locale such as `de-DE`; null when it is unknown */
  forLocale(locale: string | null): SlackTexts;
}

export const defaultTexts: SlackTexts = {
  failed: errorId => `Sorry, that didn't work. If you report it, mention error ${errorId}.`,
  failedStep: (errorId, text) => `${text} (error ${errorId})`,
  forbidden: () => 'You are not allowed to do that.',
  busy: () => 'There is a lot to do just now, so this was not done. Please try again in a moment.',
  restarting: () => 'I am just being restarted, so this was not done. Please try again in a moment.',
  pending: () => 'One moment…',
  done: () => 'Done.',
  notDone: () => 'Not done',
  unknownCommand: command => `Nothing here answers ${command} yet.`,
  unknownFunction: callbackId => `Nothing here runs the function ${callbackId} yet.`,
  usage: (command, lines) => {
    const usages = lines.map(line => `\`${line}\``);
    return usages.length === 1 ? `Write ${usages.join()}` : `The ways to use ${command}:\n${usages.join('\n')}`;
  },
};

/** The user's own texts; the others keep their defaults. */
export type PartialTexts = { readonly [Name in keyof SlackTexts]?: SlackTexts[Name] | undefined };

/** Texts, or a function that returns them for a locale. */
export type TextsOption = PartialTexts | ((locale: string | null) => PartialTexts);

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
