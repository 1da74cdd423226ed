import type { SocketPool } from './socket-pool.js';
import { askedToWaitMs, isLinkDisabled, LINK_DISABLED, type ConnectionFailure } from './connection-failure.js';
import type { ConnectionSettings } from './connection-settings.js';
import { toConnectionFailure } from './to-connection-failure.js';
import { mayMeanDisabled, type FatalOpenCode } from './fatal-errors.js';
import { openConnection } from './open-connection.js';
import { OpenScheduler } from './open-scheduler.js';
import type { SlackSocket } from './socket.js';
import type { Hello } from './socket-state.js';

/** What one attempt to open a socket came to. */
export type Opening =
  | { readonly kind: 'ready'; readonly socket: SlackSocket; readonly hello: Hello }
  | { readonly kind: 'failed'; readonly failure: ConnectionFailure }
  | { readonly kind: 'fatal'; readonly code: FatalOpenCode }
  /** Nothing is opened any more. */
  | { readonly kind: 'stopped' };

const STOPPED: Opening = { kind: 'stopped' };

/** Opens the sockets of one app token, one at a time unless one hangs. */
export class SocketOpener {
  readonly #turns: OpenScheduler;
  /** Slack has said so, and no socket has been ready since. */
  #disabled = false;
  #greeted = false;

  /** @param signal stops opening for good */
  constructor(
    private readonly settings: ConnectionSettings,
    private readonly sockets: SocketPool,
    private readonly signal: AbortSignal,
  ) {
    this.#turns = new OpenScheduler(signal, settings.backOff.openEveryMs);
  }

  /**
   * One attempt, from its turn to `hello`: a fresh URL, dialled at once. Never rejects.
   *
   * @param predecessor the socket that the new one will replace, given up first only when there is no room for both
   */
  open(predecessor: SlackSocket | null): Promise<Opening> {
    return this.#turns.run(async () => {
      const opening = await this.#attempt(predecessor).catch((error: unknown) =>
        this.#failed(toConnectionFailure(error)),
      );
      return this.signal.aborted ? STOPPED : opening;
    });
  }

  async #attempt(predecessor: SlackSocket | null): Promise<Opening> {
    if (this.signal.aborted) return STOPPED;
    await this.sockets.makeRoom(predecessor);
    if (this.signal.aborted) return STOPPED;
    const answer = await openConnection(this.settings, this.signal);
    if (answer.kind === 'failed') return this.#failed(answer.failure);
    if (answer.kind === 'fatal') {
      return this.#refused(answer.code);
    }

    const dialling = new AbortController();
    const { wayOut } = this.settings;
    const url = new URL(answer.url.reveal());
    const way = { agent: await wayOut.createAgent(url, dialling.signal), proxy: wayOut.addressFor(url) };
    // When that took long, the room may be taken by an opening that was next. Nothing is awaited from here to the dial.
    while (this.sockets.full) await this.sockets.makeRoom(predecessor);
    if (this.signal.aborted) return STOPPED;
    const socket = this.sockets.dial(answer.url, () => (this.#disabled = true), way);
    const close = (): void => void socket.close();
    this.signal.addEventListener('abort', close);
    const greeting = await socket.greeting;
    this.signal.removeEventListener('abort', close);
    if (greeting.kind === 'failed') {
      // A socket that ends while it dials leaves behind what its agent is doing.
      dialling.abort();
      return this.#failed(greeting.failure);
    }
    this.#disabled = false;
    this.#greeted = true;
    return { kind: 'ready', socket, hello: greeting.hello };
  }

  /** What a token was good for before may be so again, as soon as somebody switches Socket Mode on. */
  #refused(code: FatalOpenCode): Opening {
    if (!mayMeanDisabled(code)) return { kind: 'fatal', code };
    if (this.#disabled) return this.#failed(LINK_DISABLED);
    return this.#greeted
      ? this.#failed({ kind: 'url_refused', error: code, retryAfterMs: null })
      : { kind: 'fatal', code };
  }

  #failed(failure: ConnectionFailure): Opening {
    if (isLinkDisabled(failure)) this.#disabled = true;
    this.#turns.hold(askedToWaitMs(failure, this.settings.backOff.retryAfterCapMs));
    return { kind: 'failed', failure };
  }
}
