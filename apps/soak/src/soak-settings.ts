/** The settings of a soak run. */
export interface SoakSettings {
  /** The seed of all random choices. */
  readonly seed: number;
  /** How long traffic and faults last, in milliseconds. */
  readonly durationMs: number;
  /** Payloads per second. */
  readonly rate: number;
  /** The interval of faults, in milliseconds. */
  readonly faultEveryMs: number;
  /** The bot's `connections` option. */
  readonly connections: number;
  /** The folder for the results. */
  readonly folder: string;
}
