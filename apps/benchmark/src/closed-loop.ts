/** Does something so often, with so many under way at once: the two ends set the pace together. */
export async function closedLoop(inFlight: number, count: number, act: () => Promise<unknown>): Promise<void> {
  let begun = 0;
  const loop = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      await act();
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, count) }, loop));
}
