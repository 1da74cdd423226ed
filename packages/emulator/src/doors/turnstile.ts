import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Counts the requests that are on their way or unanswered, those that wait behind others on one connection too. */
export class Turnstile {
  readonly #unanswered = new Map<Socket, Set<ServerResponse>>();
  #count = 0;

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  enter({ socket }: IncomingMessage, response: ServerResponse): void {
    const unanswered = this.#unanswered.get(socket) ?? this.#welcome(socket);
    unanswered.add(response);
    this.#count += 1;
    // One that waits behind another hears of no end but that of its connection.
    response.once('close', () => {
      if (unanswered.delete(response)) this.#count -= 1;
    });
  }

  #welcome(socket: Socket): Set<ServerResponse> {
    const unanswered = new Set<ServerResponse>();
    this.#unanswered.set(socket, unanswered);
    socket.once('close', () => {
      this.#count -= unanswered.size;
      unanswered.clear();
      this.#unanswered.delete(socket);
    });
    return unanswered;
  }
}
