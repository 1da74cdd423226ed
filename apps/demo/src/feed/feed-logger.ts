import type { LoggerService } from '@nestjs/common';
import type { Feed } from './feed.js';

/** What the connections to Slack log under. */
const CONNECTIONS = 'SlackSocketMode';

/** Puts what Nest and the bot log among the lines of the feed. */
export class FeedLogger implements LoggerService {
  /** Whether a connection has made trouble: that it is ready is no news before. */
  #isTroubled = false;

  constructor(private readonly feed: Feed) {}

  log(text: unknown, ...rest: readonly unknown[]): void {
    if (!this.#isTroubled && rest.at(-1) === CONNECTIONS && String(text).endsWith('is ready.')) return;
    this.feed.note(withContext(text, rest));
  }

  warn(text: unknown, ...rest: readonly unknown[]): void {
    this.#isTroubled ||= rest.at(-1) === CONNECTIONS;
    this.feed.note(withContext(text, rest), 'yellow');
  }

  /** Nest gives the stack before the context. */
  error(text: unknown, ...rest: readonly unknown[]): void {
    this.#isTroubled ||= rest.at(-1) === CONNECTIONS;
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
