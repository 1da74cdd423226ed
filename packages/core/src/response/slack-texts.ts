/** The sentences that the framework says on a bot's behalf. */
export interface SlackTexts {
  /**
   * A handler failed.
   *
   * @param errorId also in the log, so that a report and its cause can be matched
   */
  readonly failed: (errorId: string) => string;
  /**
   * A function failed on an error that was not meant for people. Whoever built the workflow reads why its step failed.
   *
   * @param errorId also in the log
   * @param text what the error says; leave it out to keep that inside
   */
  readonly failedStep: (errorId: string, text: string) => string;
  /** A guard refused. */
  readonly forbidden: () => string;
  /** The bot has more to do than `concurrency` allows, so that this was not begun: the user may try again. */
  readonly busy: () => string;
  /**
   * The bot is shutting down, so that this was not begun, or given up when `drainTimeoutMs` was over: the user may try
   * again when it is back.
   */
  readonly restarting: () => string;
  /** Stands in the place of a form whose submission takes longer than Slack waits, until its answer comes. */
  readonly pending: () => string;
  /** Then takes the place of that, when the handler returns nothing. */
  readonly done: () => string;
  /** The title of a view that says what is wrong with a form, 24 characters at most, and an error without a text. */
  readonly notDone: () => string;
  /** Nobody handles this command. */
  readonly unknownCommand: (command: string) => string;
  /** Nobody runs this function, so that the step of the workflow fails. */
  readonly unknownFunction: (callbackId: string) => string;
  /**
   * A command was written in a way that no handler takes, or with a wrong argument, or its user asked for help.
   *
   * @param command such as `/ticket`
   * @param lines the ways to write it, such as `/ticket close &lt;id&gt;`: escaped, as messages want it
   */
  readonly usage: (command: string, lines: readonly string[]) => string;
}

/** The texts for each locale, such as `de-DE`; null where that isn't known. */
export interface LocaleTexts {
  /** Whether they differ by locale. */
  readonly isLocal: boolean;
  in(locale: string | null): SlackTexts;
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
    const shown = lines.map(line => `\`${line}\``);
    return shown.length === 1 ? `Write ${shown.join()}` : `The ways to use ${command}:\n${shown.join('\n')}`;
  },
};
