import type { LoggerService } from '@nestjs/common';
import { SlackException } from '../exceptions/slack.exception.js';
import { messageOf } from '../telemetry/error-text.js';

/** What is started and stopped. */
export interface Startable {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * One start and one stop, whoever asks for them and in whatever order Nest calls: starting waits for the app to have
 * bootstrapped, and nobody waits for a start longer than the limit.
 */
export class StartGate {
  readonly #opened: Promise<void>;
  #open: () => void = () => {};
  #isOpen = false;
  #armed = false;
  #started: Promise<void> | undefined;
  #stopped: Promise<void> | undefined;

  constructor(
    private readonly target: Startable,
    private readonly limitMs: number,
    private readonly logger: LoggerService,
  ) {
    this.#opened = new Promise(resolve => {
      this.#open = resolve;
    });
  }

  /** Whether the app has bootstrapped. */
  get open(): boolean {
    return this.#isOpen;
  }

  /** Starts as soon as the app has bootstrapped, without anybody waiting for it. */
  arm(): void {
    this.#armed = true;
    this.start().catch((error: unknown) => {
      // Whoever bootstraps the app gets the error too; where nobody ever does, this is its only trace.
      if (!this.#isOpen) this.logger.error(messageOf(error));
    });
  }

  /** The app has bootstrapped. */
  async bootstrapped(autoStart: boolean): Promise<void> {
    this.#isOpen = true;
    this.#open();
    if (autoStart || this.#armed || this.#started) await this.start();
  }

  start(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started;
  }

  /** Starts something that was added later: at once when the rest has been started, else with it. */
  async join(start: () => Promise<void>): Promise<void> {
    if (this.#stopped) throw alreadyStopped();
    if (this.#started && this.#isOpen) await this.#limited(start());
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #start(): Promise<void> {
    if (this.#stopped) throw alreadyStopped();
    try {
      await this.#limited(this.#opened.then(() => (this.#stopped ? undefined : this.target.start())));
    } catch (error) {
      // What failed to start leaves nothing behind that keeps the process alive.
      await this.stop();
      throw error;
    }
  }

  async #stop(): Promise<void> {
    this.#open();
    await this.target.stop();
  }

  async #limited(work: Promise<void>): Promise<void> {
    let limit: NodeJS.Timeout | undefined;
    const timeIsUp = new Promise<'late'>(resolve => {
      limit = setTimeout(resolve, this.limitMs, 'late');
    });
    const outcome = await Promise.race([work, timeIsUp]).finally(() => clearTimeout(limit));
    if (outcome !== 'late') return;
    work.catch((error: unknown) => {
      this.logger.error(`Connecting to Slack failed: ${messageOf(error)}`);
    });
    this.logger.warn(
      this.#isOpen
        ? `Slack was not connected within ${this.limitMs} ms (startTimeoutMs): the app goes on, connecting in the background.`
        : `The app did not bootstrap within ${this.limitMs} ms, so Slack is not connected: it will be when it does. ` +
            'Call app.init() or app.listen(); startAllMicroservices() alone does not bootstrap an app.',
    );
  }
}

const alreadyStopped = () =>
  new SlackException('stopped', 'Socket Mode was stopped, and what was stopped does not start again. Make a new app.');
