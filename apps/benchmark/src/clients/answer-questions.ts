/** Answers what the parent process asks, until that has gone; a question that can't be answered ends the process. */
export function answerQuestions(answer: (what: string, count: number) => Promise<unknown>): void {
  process.on('message', question => {
    const [what = '', count = '0'] = String(question).split(' ');
    answer(what, Number(count)).then(
      told => process.send?.(told),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
