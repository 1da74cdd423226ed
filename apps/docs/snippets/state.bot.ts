import { Inject, Injectable } from '@nestjs/common';
import { Ctx, SlackCommand, SlackContext } from '@nest-slack/socket-mode';

/** Injection token for the function that checks whether a user may vote. */
export const CHECK = Symbol('check');

// #region state
/** Stores votes in memory. A Redis or database store has the same methods. */
@Injectable()
export class Votes {
  private readonly counts = new Map<string, number>();

  async add(channel: string): Promise<number> {
    const votes = (this.counts.get(channel) ?? 0) + 1;
    this.counts.set(channel, votes);
    return votes;
  }
}

@Injectable()
export class VoteBot {
  constructor(
    private readonly votes: Votes,
    @Inject(CHECK) private readonly check: (user: string) => Promise<void>,
  ) {}

  @SlackCommand('/vote')
  async vote(@Ctx() ctx: SlackContext<'command'>) {
    await this.check(ctx.userId);
    return `${await this.votes.add(ctx.channelId)} votes`;
  }
}
// #endregion
