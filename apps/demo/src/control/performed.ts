import type { Exchange, Message } from '@nest-slack/emulator';

/** What an act was. */
export interface Performed {
  /** The exchange with the bot; none for what the bot may only hear of. */
  readonly exchange?: Exchange | undefined;
  /** The message that was written or reacted to. */
  readonly message?: Message;
  /** What else there is to tell once the bot is done, line by line. */
  readonly outcome?: () => readonly string[];
}
