import { Logger } from '@nestjs/common';
import { type Logger as SlackLogger, LogLevel } from '@slack/web-api';
import { redact } from '../envelope/redaction.js';

/** Sends what `@slack/web-api` logs through Nest's logger, with everything else that the app says. */
export class NestSlackLogger implements SlackLogger {
  readonly #logger = new Logger('SlackWebApi');

  /** Whole requests, with trigger ids and people's words: whoever wants them gives a logger of their own. */
  debug(): void {}

  info(...texts: unknown[]): void {
    this.#logger.log(shown(texts));
  }

  warn(...texts: unknown[]): void {
    this.#logger.warn(shown(texts));
  }

  error(...texts: unknown[]): void {
    this.#logger.error(shown(texts));
  }

  /** Nest decides what is shown. */
  setLevel(): void {}

  getLevel(): LogLevel {
    return LogLevel.INFO;
  }

  setName(): void {}
}

/** Failed requests are told with what they were made of. */
const shown = (texts: readonly unknown[]): string => redact(texts.join(': '), {});
