/** A piece of work, after which it can be said how much is left. */
export interface Job {
  readonly label: string;
  /** How long it should take. Only how the jobs compare matters. */
  readonly meantMs: number;
  run(): Promise<void>;
}
