/** Values by payload and handler. By the handler first, of which there are few: no text has to be made of the two. */
export class PerHandler<V> {
  readonly #handlers = new Map<string, Map<string, V>>();
  #size = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  get(payload: string, handler: string): V | undefined {
    return this.#handlers.get(handler)?.get(payload);
  }

  set(payload: string, handler: string, value: V): void {
    let payloads = this.#handlers.get(handler);
    if (payloads === undefined) {
      payloads = new Map();
      this.#handlers.set(handler, payloads);
    }
    this.#size -= payloads.size;
    payloads.set(payload, value);
    this.#size += payloads.size;
  }

  delete(payload: string, handler: string): void {
    if (this.#handlers.get(handler)?.delete(payload) === true) this.#size -= 1;
  }
}
