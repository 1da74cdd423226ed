/** What an app's handlers are doing. */
export interface SlackLoad {
  /** Handlers at work. */
  readonly running: number;
  /** Handlers that wait for their turn. */
  readonly waiting: number;
  /** Whether payloads come in faster than `concurrency` lets their handlers begin. */
  readonly overloaded: boolean;
}
