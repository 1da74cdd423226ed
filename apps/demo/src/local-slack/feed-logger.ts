import type { LoggerService } from '@nestjs/common';
import { escapeControlCharacters } from '../terminal/escape-control-characters.js';
import type { Screen, Style } from '../terminal/screen.js';

/** The log context of the connections to Slack. */
const CONNECTION_CONTEXT = 'SlackSocketMode';

/** Prints the logs of Nest and of the bot between the entries of the feed. */
export class FeedLogger implements LoggerService {
  /** @param names - user names by user id, which replace the ids in logs */
  constructor(
    private readonly screen: Screen,
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  log(text: unknown, ...rest: readonly unknown[]): void {
    // A successful connection is not worth a log entry here.
    if (rest.at(-1) === CONNECTION_CONTEXT && text === 'Connected to Slack.') return;
    this.#print(withContext(text, rest), 'dim');
  }

  warn(text: unknown, ...rest: readonly unknown[]): void {
    this.#print(withContext(text, rest), 'yellow');
  }

  /** Nest passes the stack trace before the context. */
  error(text: unknown, ...rest: readonly unknown[]): void {
    this.#print(withContext(text, rest), 'red');
    const stack = rest.length > 1 ? rest[0] : undefined;
    if (typeof stack === 'string') for (const frame of stack.split('\n').slice(1)) this.#print(frame.trim(), 'dim');
  }

  /** Debug logs are not printed. */
  debug(): void {}

  #print(text: string, style: Style): void {
    const named = escapeControlCharacters(text).replace(/\bU\w{8,}\b/g, id => this.names.get(id) ?? id);
    this.screen.print(this.screen.paint(style, `${' '.repeat(18)}· ${named}`));
  }
}

function withContext(text: unknown, rest: readonly unknown[]): string {
  const context = rest.at(-1);
  return typeof context === 'string' ? `${context}: ${String(text)}` : String(text);
}
