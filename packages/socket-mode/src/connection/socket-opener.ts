import type { SocketPool } from './socket-pool.js';
import {
  getRetryAfterMs,
  type ConnectionFailure,
  isSocketModeDisabled,
  SOCKET_MODE_DISABLED,
  toConnectionFailure,
} from './connection-failure.js';
import type { ConnectionSettings } from './connection-settings.js';
import { canMeanSocketModeDisabled, type FatalOpenCode } from './fatal-errors.js';
import { openConnection } from './open-connection.js';
import { OpenScheduler } from './open-scheduler.js';
import type { SlackSocket } from './socket.js';
import type { Hello } from './socket-state.js';

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
