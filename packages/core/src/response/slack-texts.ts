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
