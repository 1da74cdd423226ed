import type { SlackEmulator } from '@nest-slack/emulator';

/** Who lives in the local Slack. */
export const PEOPLE = ['ann', 'bob', 'carol'] as const;

/** Turns ids and Slack's markdown into what a person reads. */
export class Names {
  readonly #byId: ReadonlyMap<string, string>;

  constructor(slack: SlackEmulator) {
    const bot = slack.app();
    this.#byId = new Map([
      ...PEOPLE.map((name): [string, string] => [slack.user(name).id, name]),
      [bot.botUserId, bot.name],
    ]);
  }

  /** The name of a user; the id itself when it is nobody's. */
  of(userId: string | undefined): string {
    return userId === undefined ? 'somebody' : (this.#byId.get(userId) ?? userId);
  }

  /** A text with names in the place of ids, in sentences that are not Slack's. */
  spell(text: string): string {
    return text.replace(/\bU\w{8,}\b/g, id => this.of(id));
  }

  /** A text in Slack's markdown, as the channel shows it: mentions by name, no marks of bold, no escapes. */
  read(mrkdwn: string): string {
    return mrkdwn
      .replace(/<@(\w+)>/g, (_, id: string) => `@${this.of(id)}`)
      .replace(/\*(\S[^*\n]*)\*/g, '$1')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  }
}
