const open = new Set<AsyncDisposable>();

/**
 * What a test has open. A test that fails may leave it so, and a bot that goes on looking for its Slack would keep the
 * whole run from ending.
 */
export const leftOpen = {
  add: (opened: AsyncDisposable): void => void open.add(opened),
  delete: (closed: AsyncDisposable): void => void open.delete(closed),
  /** Closes it all. */
  async close(): Promise<void> {
    await Promise.allSettled([...open].map(each => each[Symbol.asyncDispose]()));
  },
};
