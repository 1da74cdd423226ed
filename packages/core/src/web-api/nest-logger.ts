import { Logger } from '@nestjs/common';
import { type Logger as SlackLogger, LogLevel } from '@slack/web-api';
import { redact } from '../telemetry/redact-secrets.js';

/** Sends the logs of `@slack/web-api` to Nest's logger. */
export class NestSlackLogger implements SlackLogger {
  readonly #logger = new Logger('SlackWebApi');

  /** Not logged: whole requests, with trigger ids and private texts. Pass your own logger to see them. */
  debug(): void {}

  info(...texts: unknown[]): void {
    this.#logger.log(formatLogText(texts));
  }

  warn(...texts: unknown[]): void {
    this.#logger.warn(formatLogText(texts));
  }

  error(...texts: unknown[]): void {
    this.#logger.error(formatLogText(texts));
  }

  /** Nest's logger has its own level. */
  setLevel(): void {}

  getLevel(): LogLevel {
    return LogLevel.INFO;
  }

  setName(): void {}
}

/** Errors of requests contain the request, so secrets are removed. */
const formatLogText = (texts: readonly unknown[]): string => redact(texts.join(': '), {});
