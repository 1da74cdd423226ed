/** Resolves to whether work came to its end within a limit; rejects when it failed within it. */
export async function withTimeout(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  let limit: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<boolean>(resolve => {
    limit = setTimeout(resolve, limitMs, false);
  });
  return Promise.race([work.then(() => true), timeIsUp]).finally(() => clearTimeout(limit));
}
