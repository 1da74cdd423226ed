/** What an app's handlers are doing. */
export interface SlackLoad {
  /** Handlers at work. */
  readonly running: number;
  /** Handlers that wait for their turn. */
  readonly waiting: number;
  /**
   * Whether payloads come in faster than `concurrency` lets their handlers begin. An overload is over when for ten
   * seconds nobody was turned away and no event waited past its deadline: a crowd comes in waves.
   */
  readonly overloaded: boolean;
}
