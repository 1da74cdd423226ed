import type { LoggerService } from '@nestjs/common';
import { printable } from '../terminal/printable.js';
import type { Screen, Style } from '../terminal/screen.js';

/** What the connections to Slack log under. */
const CONNECTIONS = 'SlackSocketMode';

/** Puts what Nest and the bot log among the lines of the feed. */
export class FeedLogger implements LoggerService {
  /** @param names - what the people whose ids are in a log are called */
  constructor(
    private readonly screen: Screen,
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  log(text: unknown, ...rest: readonly unknown[]): void {
    // That all is as it should be is no news.
    if (rest.at(-1) === CONNECTIONS && text === 'Connected to Slack.') return;
    this.#note(withContext(text, rest), 'dim');
  }

  warn(text: unknown, ...rest: readonly unknown[]): void {
    this.#note(withContext(text, rest), 'yellow');
  }

  /** Nest gives the stack before the context. */
  error(text: unknown, ...rest: readonly unknown[]): void {
    this.#note(withContext(text, rest), 'red');
    const stack = rest.length > 1 ? rest[0] : undefined;
    if (typeof stack === 'string') for (const line of stack.split('\n').slice(1)) this.#note(line.trim(), 'dim');
  }

  /** Too fine for the feed. */
  debug(): void {}

  #note(text: string, style: Style): void {
    const named = printable(text).replace(/\bU\w{8,}\b/g, id => this.names.get(id) ?? id);
    this.screen.print(this.screen.paint(style, `${' '.repeat(18)}· ${named}`));
  }
}

function withContext(text: unknown, rest: readonly unknown[]): string {
  const context = rest.at(-1);
  return typeof context === 'string' ? `${context}: ${String(text)}` : String(text);
}
