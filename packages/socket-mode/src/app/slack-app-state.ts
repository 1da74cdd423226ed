import type { ConnectionsState } from '../connection/connection-status.js';

/**
 * One Slack app as it stands now: a value, which does not change. `failed` is also its status when Slack refused its bot
 * token at the start. Holds no secret.
 */
export interface SlackAppState extends ConnectionsState {
  readonly name: string;
  /**
   * Whether more comes in than its handlers get done; see `concurrency`. Over when for ten seconds nobody was turned away
   * and no event waited past its deadline.
   */
  readonly overloaded: boolean;
}
