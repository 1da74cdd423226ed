/** How a soak is to run. */
export interface SoakSettings {
  /** What chance is drawn from. */
  readonly seed: number;
  /** How long traffic and faults last, in milliseconds. */
  readonly durationMs: number;
  /** Payloads a second. */
  readonly rate: number;
  /** From one fault to the next, in milliseconds. */
  readonly faultEveryMs: number;
  /** The bot's option of that name. */
  readonly connections: number;
  /** Where everything is written. */
  readonly folder: string;
}
