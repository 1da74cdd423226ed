import type { SocketPool } from './socket-pool.js';
import {
  getRetryAfterMs,
  type ConnectionFailure,
  isSocketModeDisabled,
  SOCKET_MODE_DISABLED,
  toConnectionFailure,
} from './connection-failure.js';
import type { ConnectionSettings } from './connection-settings.js';
import { canMeanSocketModeDisabled, type FatalOpenCode } from './connection-errors.js';
import { openConnection } from './open-connection.js';
import type { SlackSocket } from './socket.js';
import type { Hello } from './connection-state.js';
import { Deferred, abortableDelay } from '@nest-slack/core/internal';

/** The result of one attempt to open a socket. */
export type OpenAttempt =
  | { readonly kind: 'ready'; readonly socket: SlackSocket; readonly hello: Hello }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure }
  | { readonly kind: 'fatal'; readonly code: FatalOpenCode }
  /** No socket is opened any more. */
  | { readonly kind: 'stopped' };

const STOPPED: OpenAttempt = { kind: 'stopped' };

/** Opens the sockets of one app token, one at a time unless one hangs. */
export class SocketOpener {
  readonly #scheduler: OpenScheduler;
  /** Slack has reported it, and no socket has been ready since. */
  #isSocketModeDisabled = false;
  #hasOpenedSocket = false;

  /** @param signal ends all attempts, permanently */
  constructor(
    private readonly settings: ConnectionSettings,
    private readonly sockets: SocketPool,
    private readonly signal: AbortSignal,
  ) {
    this.#scheduler = new OpenScheduler(signal, settings.backOff.openEveryMs);
  }

  /**
   * One attempt, up to `hello`. A new URL is requested each time and used immediately. Never rejects.
   *
   * @param replacedSocket the socket that the new one will replace; closed first only if the app would exceed Slack's
   * limit
   */
  open(replacedSocket: SlackSocket | null): Promise<OpenAttempt> {
    return this.#scheduler.run(async () => {
      const attempt = await this.#attempt(replacedSocket).catch((error: unknown) =>
        this.#onFailure(toConnectionFailure(error)),
      );
      return this.signal.aborted ? STOPPED : attempt;
    });
  }

  async #attempt(replacedSocket: SlackSocket | null): Promise<OpenAttempt> {
    if (this.signal.aborted) return STOPPED;
    await this.sockets.waitForCapacity(replacedSocket);
    if (this.signal.aborted) return STOPPED;
    const result = await openConnection(this.settings, this.signal);
    if (result.kind === 'failed') return this.#onFailure(result.failure);
    if (result.kind === 'fatal') {
      return this.#onFatalCode(result.code);
    }

    const agentAbort = new AbortController();
    const { proxyConfig } = this.settings;
    const url = new URL(result.url.reveal());
    const socketAgent = {
      agent: await proxyConfig.createAgent(url, agentAbort.signal),
      proxy: proxyConfig.addressFor(url),
    };
    // Creating the agent may take long, and another attempt may have opened a socket meanwhile. Nothing is awaited
    // between this check and opening the socket.
    while (this.sockets.isFull) await this.sockets.waitForCapacity(replacedSocket);
    if (this.signal.aborted) return STOPPED;
    const socket = this.sockets.open(result.url, () => (this.#isSocketModeDisabled = true), socketAgent);
    const close = (): void => void socket.close();
    this.signal.addEventListener('abort', close);
    const helloResult = await socket.helloResult;
    this.signal.removeEventListener('abort', close);
    if (helloResult.kind === 'failed') {
      // The agent may still be connecting although its socket has ended.
      agentAbort.abort();
      return this.#onFailure(helloResult.failure);
    }
    this.#isSocketModeDisabled = false;
    this.#hasOpenedSocket = true;
    return { kind: 'ready', socket, hello: helloResult.hello };
  }

  /** With a token that worked before, the code may mean that Socket Mode is switched off; then retrying makes sense. */
  #onFatalCode(code: FatalOpenCode): OpenAttempt {
    if (!canMeanSocketModeDisabled(code)) return { kind: 'fatal', code };
    if (this.#isSocketModeDisabled) return this.#onFailure(SOCKET_MODE_DISABLED);
    return this.#hasOpenedSocket
      ? this.#onFailure({ kind: 'url_refused', error: code, retryAfterMs: null })
      : { kind: 'fatal', code };
  }

  #onFailure(failure: ConnectionFailure): OpenAttempt {
    if (isSocketModeDisabled(failure)) this.#isSocketModeDisabled = true;
    this.#scheduler.pause(getRetryAfterMs(failure, this.settings.backOff.retryAfterCapMs));
    return { kind: 'failed', failure };
  }
}

// Slack warns about ten seconds before it closes a socket, so a warned connection must not wait for another attempt
// that hangs.
const MAX_SLOT_MS = 2_000;

/**
 * Opens the sockets of one app token one after another, so that no two connections are refreshed at once and Slack
 * sees no burst of requests. Waits while Slack has asked for a pause or the rate limit is reached. An attempt that
 * takes more than two seconds continues, but the next one no longer waits for it.
 */
export class OpenScheduler {
  #last: Promise<void> = Promise.resolve();
  readonly #rateLimiter: OpenRateLimiter;
  #pausedUntil = 0;

  /**
   * @param signal ends every wait; the attempts then run at once and find it aborted
   * @param intervalMs the average interval between two attempts in the long run
   */
  constructor(
    private readonly signal: AbortSignal,
    intervalMs: number,
  ) {
    this.#rateLimiter = new OpenRateLimiter(intervalMs);
  }

  /** Runs an attempt when it is next. */
  async run<T>(open: () => Promise<T>): Promise<T> {
    const previous = this.#last;
    const slot = new Deferred<void>();
    this.#last = slot.promise;
    await previous;
    await this.#waitUntilAllowed();
    this.#rateLimiter.consume();
    const slotTimer = setTimeout(() => slot.resolve(), MAX_SLOT_MS);
    try {
      return await open();
    } finally {
      clearTimeout(slotTimer);
      slot.resolve();
    }
  }

  /** Starts no attempt before this time is over. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + ms);
  }

  // An attempt that still runs may extend the pause in the meantime, so check again after each delay.
  async #waitUntilAllowed(): Promise<void> {
    while (this.#waitMs > 0 && (await abortableDelay(this.#waitMs, this.signal)));
  }

  get #waitMs(): number {
    return Math.max(this.#pausedUntil - performance.now(), this.#rateLimiter.waitMs);
  }
}

// Enough for ten connections to start and to be refreshed right afterwards.
const BURST_SIZE = 20;

/**
 * The rate limit for opening sockets of one app token (a token bucket): twenty at once, then one per `intervalMs`.
 * Slack allows about fifty calls of `apps.connections.open` a minute, and no failure may turn into a storm of
 * requests.
 */
export class OpenRateLimiter {
  /** On the clock of `performance.now()`: when the bucket is full again. */
  #refilledAt = 0;

  constructor(private readonly intervalMs: number) {}

  /** How long the next attempt must wait. */
  get waitMs(): number {
    return Math.max(0, this.#refilledAt - (BURST_SIZE - 1) * this.intervalMs - performance.now());
  }

  /** Takes one token from the bucket. */
  consume(): void {
    this.#refilledAt = Math.max(this.#refilledAt, performance.now()) + this.intervalMs;
  }
}
