/** Blocks the event loop, as CPU-bound code does. */
export function blockEventLoop(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
