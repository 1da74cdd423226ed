/** Answers requests of the parent process until it disconnects; exits when a request fails. */
export function answerRequests(handle: (name: string, count: number) => Promise<unknown>): void {
  process.on('message', request => {
    const [name = '', count = '0'] = String(request).split(' ');
    handle(name, Number(count)).then(
      result => process.send?.(result),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
