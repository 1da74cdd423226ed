import type { Message } from '../workspace/message.js';
import type { User } from '../workspace/users.js';
import type { Acts } from './acts.js';
import type { Exchange } from './exchange.js';

/** Which app an act is for. */
export interface AppChoice {
  /** The app's name or id. Default: the first app, or the one that the message or view is from. */
  app?: string;
}

/** Somebody to act as. */
export class Person {
  readonly #acts: Acts;
  readonly #user: User;

  constructor(acts: Acts, user: User) {
    this.#acts = acts;
    this.#user = user;
  }

  get id(): string {
    return this.#user.id;
  }

  /** The handle, as in `@ann`. */
  get name(): string {
    return this.#user.name;
  }

  /**
   * Writes a slash command and waits for the app's ack. A message in the ack is shown.
   * @example
   * const { ack, message } = await emulator.user('ann').command('/deploy', 'prod');
   */
  command(name: string, text = '', options: AppChoice & { channel?: string } = {}): Promise<Exchange> {
    return this.#acts.command(this.#user, name, text, options);
  }

  /**
   * Says something in a channel (its name or id), or to a bot (`@` and its name).
   * `@name` within the text becomes a mention.
   * @returns the message, once it is posted; the events that follow are in `emulator.deliveries`
   */
  async say(place: string, text: string, options: AppChoice & { threadTs?: string } = {}): Promise<Message> {
    return this.#acts.say(this.#user, place, text, options);
  }
}
