/** A message for the log, with its level. */
export interface LogMessage {
  /** `silent`: a repetition that is not logged. Nest's logger would print it at every level. */
  readonly level: 'silent' | 'debug' | 'log' | 'warn' | 'error';
  readonly text: string;
}
