/** Runs an action `count` times, with at most `inFlight` running at once. */
export async function runClosedLoop(inFlight: number, count: number, action: () => Promise<unknown>): Promise<void> {
  let started = 0;
  const loop = async (): Promise<void> => {
    while (started < count) {
      started += 1;
      await action();
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, count) }, loop));
}
