/** The last thing in each lane, which whatever comes after it waits for. */
const lanes = new Map<string, Promise<unknown>>();

/** Does things of one lane one after the other. What one of them breaks at is told to whoever wanted it, and the next follows. */
export function inTurn<Done>(lane: string, job: () => Promise<Done>): Promise<Done> {
  const before = lanes.get(lane) ?? Promise.resolve();
  const done = before.then(job, job);
  lanes.set(lane, done);
  const leave = (): void => {
    if (lanes.get(lane) === done) lanes.delete(lane);
  };
  done.then(leave, leave);
  return done;
}
