import type { LoggerService } from '@nestjs/common';
import type { Feed } from './feed.js';

/** What the connections to Slack log under. */
const CONNECTIONS = 'SlackSocketMode';

/** Puts what Nest and the bot log among the lines of the feed. */
export class FeedLogger implements LoggerService {
  constructor(private readonly feed: Feed) {}

  log(text: unknown, ...rest: readonly unknown[]): void {
    // That all is as it should be is no news.
    if (rest.at(-1) === CONNECTIONS && text === 'Connected to Slack.') return;
    this.feed.note(withContext(text, rest));
  }

  warn(text: unknown, ...rest: readonly unknown[]): void {
    this.feed.note(withContext(text, rest), 'yellow');
  }

  /** Nest gives the stack before the context. */
  error(text: unknown, ...rest: readonly unknown[]): void {
    this.feed.note(withContext(text, rest), 'red');
    const stack = rest.length > 1 ? rest[0] : undefined;
    if (typeof stack === 'string') for (const line of stack.split('\n').slice(1)) this.feed.note(line.trim());
  }

  /** Too fine for the feed. */
  debug(): void {}
}

function withContext(text: unknown, rest: readonly unknown[]): string {
  const context = rest.at(-1);
  return typeof context === 'string' ? `${context}: ${String(text)}` : String(text);
}
