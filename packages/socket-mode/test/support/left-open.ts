const open = new Set<AsyncDisposable>();

/**
 * The resources that a test opened. A failed test may leave them open, and a bot that keeps reconnecting would prevent
 * the test run from ending.
 */
export const leftOpen = {
  add: (opened: AsyncDisposable): void => void open.add(opened),
  delete: (closed: AsyncDisposable): void => void open.delete(closed),
  /** Closes all of them. */
  async close(): Promise<void> {
    await Promise.allSettled([...open].map(each => each[Symbol.asyncDispose]()));
  },
};
