/** Resolves to whether the work completed within the limit; rejects when it failed within the limit. */
export async function withTimeout(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<boolean>(resolve => {
    timer = setTimeout(resolve, limitMs, false);
  });
  return Promise.race([work.then(() => true), timedOut]).finally(() => clearTimeout(timer));
}
