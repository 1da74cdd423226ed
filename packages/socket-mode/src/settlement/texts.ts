/** The sentences that the framework says on a bot's behalf. */
export interface SlackTexts {
  /**
   * A handler failed.
   *
   * @param errorId also in the log, so that a report and its cause can be matched
   */
  readonly failed: (errorId: string) => string;
  /** A guard refused. */
  readonly forbidden: () => string;
  /** Nobody handles this command. */
  readonly unknownCommand: (command: string) => string;
}

export const defaultTexts: SlackTexts = {
  failed: errorId => `Sorry, that didn't work. If you report it, mention error ${errorId}.`,
  forbidden: () => 'You are not allowed to do that.',
  unknownCommand: command => `Nothing here answers ${command} yet.`,
};
