/** Works without a pause, as careless code does: nothing else in the process happens meanwhile. */
export function blockEventLoop(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
