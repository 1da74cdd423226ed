import type { LoggerService } from '@nestjs/common';
import { SlackException } from '@nest-slack/core';
import { listErrorCauses, Deferred, getErrorMessage, withTimeout } from '@nest-slack/core/internal';
import { ConnectionFatalError, ConnectionStoppedError } from '../connection/connection-errors.js';

/** What is started and stopped. */
export interface Startable {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Why it isn't there yet, as far as that is known, as the middle of a sentence. */
  readonly problem: string | null;
}

/**
 * One start and one stop, whoever asks for them and in whatever order Nest calls: starting waits for the app to have
 * bootstrapped, and nobody waits for either longer than the limit.
 */
export class Lifecycle {
  readonly #opened = new Deferred<void>();
  #isOpen = false;
  #armed = false;
  #isStopped = false;
  #connected: Promise<void> | undefined;
  #early: Promise<void> | undefined;
  #ended: Promise<void> | undefined;

  constructor(
    private readonly target: Startable,
    private readonly limitMs: number,
    private readonly logger: LoggerService,
  ) {}

  /** Whether the app has bootstrapped. */
  get open(): boolean {
    return this.#isOpen;
  }

  /** Starts as soon as the app has bootstrapped, without anybody waiting for it. */
  arm(): void {
    this.#armed = true;
    this.start().catch((error: unknown) => {
      // Whoever bootstraps the app gets the error too; where nobody ever does, this is its only trace.
      if (!this.#isOpen) this.logger.error(getErrorMessage(error));
    });
  }

  /** The app has bootstrapped. */
  async bootstrapped(autoStart: boolean): Promise<void> {
    this.#isOpen = true;
    this.#opened.resolve();
    if (this.#isStopped || !(autoStart || this.#armed || this.#connected)) return;
    try {
      await this.start();
    } catch (error) {
      // Who stops an app while it comes up has no use for the news that it didn't.
      if (!this.#isStopped) throw error;
    }
  }

  start(): Promise<void> {
    if (this.#isStopped) return Promise.reject(alreadyStopped());
    this.#connected ??= this.#connect();
    if (this.#isOpen) return this.#connected;
    this.#early ??= this.#awaitBootstrap(this.#connected);
    return this.#early;
  }

  /** Starts something that was added later: at once when the rest has been started, else with it. */
  async join(start: () => Promise<void>): Promise<void> {
    if (this.#ended) throw alreadyStopped();
    if (this.#connected && this.#isOpen) await this.#connectWithin(start());
  }

  /** Connects something anew, which nobody waits for longer than the limit. */
  async limit(connect: () => Promise<void>): Promise<void> {
    if (this.#ended) throw alreadyStopped();
    await this.#connectWithin(connect());
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#end();
  }

  async #connect(): Promise<void> {
    await this.#opened.promise;
    if (this.#isStopped) throw alreadyStopped();
    try {
      await this.#connectWithin(this.target.start());
    } catch (error) {
      // What failed to start leaves nothing behind that keeps the process alive.
      await this.#end();
      throw error;
    }
  }

  async #awaitBootstrap(connected: Promise<void>): Promise<void> {
    if (await withTimeout(this.limitMs, this.#opened.promise)) return connected;
    connected.catch(() => {});
    this.logger.warn(
      `The app did not bootstrap within ${this.limitMs} ms, so Slack is not connected: it will be when it does. ` +
        'Call app.init() or app.listen(); startAllMicroservices() alone does not bootstrap an app.',
    );
  }

  async #connectWithin(work: Promise<void>): Promise<void> {
    if (await withTimeout(this.limitMs, work)) return;
    work.catch((error: unknown) => {
      if (listErrorCauses(error).some(isNoNews)) return;
      this.logger.error(`Connecting to Slack failed: ${getErrorMessage(error)}`);
    });
    const { problem } = this.target;
    this.logger.warn(
      `Slack was not connected within ${this.limitMs} ms (startTimeoutMs)${problem === null ? '' : `: ${problem}`}. ` +
        'The app goes on, connecting in the background.',
    );
  }

  #end(): Promise<void> {
    this.#opened.resolve();
    this.#ended ??= this.target.stop();
    return this.#ended;
  }
}

/** The connections have said themselves that Slack refused their token; and whoever stops them knows it. */
const isNoNews = (cause: unknown): boolean =>
  cause instanceof ConnectionFatalError || cause instanceof ConnectionStoppedError;

const alreadyStopped = () =>
  new SlackException('stopped', 'Socket Mode was stopped, and what was stopped does not start again. Make a new app.');
