/** A unit of work with progress reporting. */
export interface Job {
  readonly label: string;
  /** The estimated duration. Only the ratios between jobs matter. */
  readonly estimatedMs: number;
  run(): Promise<void>;
}
