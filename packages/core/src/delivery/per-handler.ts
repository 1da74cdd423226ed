/** Values by payload and handler. By the handler first, of which there are few: no text has to be made of the two. */
export class PerHandler<V> {
  readonly #handlers = new Map<string, Map<string, V>>();

  get(payload: string, handler: string): V | undefined {
    return this.#handlers.get(handler)?.get(payload);
  }

  set(payload: string, handler: string, value: V): void {
    let payloads = this.#handlers.get(handler);
    if (payloads === undefined) {
      payloads = new Map();
      this.#handlers.set(handler, payloads);
    }
    payloads.set(payload, value);
  }

  delete(payload: string, handler: string): void {
    this.#handlers.get(handler)?.delete(payload);
  }
}
