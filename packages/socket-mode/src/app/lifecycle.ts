import type { LoggerService } from '@nestjs/common';
import { SlackException } from '@nest-slack/core';
import { listErrorCauses, Deferred, getErrorMessage, withTimeout } from '@nest-slack/core/internal';
import { ConnectionFatalError, ConnectionStoppedError } from '../connection/connection-errors.js';

/** What a {@link Lifecycle} starts and stops. */
export interface Startable {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Why it is not ready, as part of a sentence; null when unknown. */
  readonly problem: string | null;
}

/**
 * Starts and stops the target once each, in whatever order Nest and the app call. A start waits for the app to
 * bootstrap. No caller waits longer than the start timeout.
 */
export class Lifecycle {
  readonly #whenBootstrapped = new Deferred<void>();
  #isBootstrapped = false;
  #startsOnBootstrap = false;
  #isStopped = false;
  #starting: Promise<void> | undefined;
  #startingBeforeBootstrap: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  constructor(
    private readonly target: Startable,
    private readonly startTimeoutMs: number,
    private readonly logger: LoggerService,
  ) {}

  get isBootstrapped(): boolean {
    return this.#isBootstrapped;
  }

  /** Starts when the app has bootstrapped. Does not wait. */
  startOnBootstrap(): void {
    this.#startsOnBootstrap = true;
    this.start().catch((error: unknown) => {
      // After the bootstrap the caller of the bootstrap gets the error. Before it, this log is its only trace.
      if (!this.#isBootstrapped) this.logger.error(getErrorMessage(error));
    });
  }

  async onBootstrap(autoStart: boolean): Promise<void> {
    this.#isBootstrapped = true;
    this.#whenBootstrapped.resolve();
    if (this.#isStopped || !(autoStart || this.#startsOnBootstrap || this.#starting)) return;
    try {
      await this.start();
    } catch (error) {
      // An app that is stopped while it starts does not need to know that the start failed.
      if (!this.#isStopped) throw error;
    }
  }

  start(): Promise<void> {
    if (this.#isStopped) return Promise.reject(createStoppedException());
    this.#starting ??= this.#connect();
    if (this.#isBootstrapped) return this.#starting;
    this.#startingBeforeBootstrap ??= this.#awaitBootstrap(this.#starting);
    return this.#startingBeforeBootstrap;
  }

  /** Starts something that was added later: immediately if the target has been started, otherwise together with it. */
  async startLater(start: () => Promise<void>): Promise<void> {
    if (this.#stopping) throw createStoppedException();
    if (this.#starting && this.#isBootstrapped) await this.#waitWithinTimeout(start());
  }

  /** Connects again, and waits no longer than the start timeout. */
  async runWithinTimeout(connect: () => Promise<void>): Promise<void> {
    if (this.#stopping) throw createStoppedException();
    await this.#waitWithinTimeout(connect());
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#stopOnce();
  }

  async #connect(): Promise<void> {
    await this.#whenBootstrapped.promise;
    if (this.#isStopped) throw createStoppedException();
    try {
      await this.#waitWithinTimeout(this.target.start());
    } catch (error) {
      // After a failed start nothing may keep the process alive.
      await this.#stopOnce();
      throw error;
    }
  }

  async #awaitBootstrap(starting: Promise<void>): Promise<void> {
    if (await withTimeout(this.startTimeoutMs, this.#whenBootstrapped.promise)) return starting;
    starting.catch(() => {});
    this.logger.warn(
      `The app did not bootstrap within ${this.startTimeoutMs} ms, so Slack is not connected yet. The connections open when the app bootstraps. ` +
        'Call app.init() or app.listen(); startAllMicroservices() alone does not bootstrap an app.',
    );
  }

  async #waitWithinTimeout(starting: Promise<void>): Promise<void> {
    if (await withTimeout(this.startTimeoutMs, starting)) return;
    starting.catch((error: unknown) => {
      if (listErrorCauses(error).some(isAlreadyLogged)) return;
      this.logger.error(`Connecting to Slack failed: ${getErrorMessage(error)}`);
    });
    const { problem } = this.target;
    this.logger.warn(
      `Slack was not connected within ${this.startTimeoutMs} ms (startTimeoutMs)${problem === null ? '' : `: ${problem}`}. ` +
        'The app continues and keeps connecting in the background.',
    );
  }

  #stopOnce(): Promise<void> {
    this.#whenBootstrapped.resolve();
    this.#stopping ??= this.target.stop();
    return this.#stopping;
  }
}

/** The connections have already logged that Slack rejected their token; a stop is intended. */
const isAlreadyLogged = (cause: unknown): boolean =>
  cause instanceof ConnectionFatalError || cause instanceof ConnectionStoppedError;

const createStoppedException = () =>
  new SlackException('stopped', 'Socket Mode was stopped and cannot be started again. Create a new Nest app.');
