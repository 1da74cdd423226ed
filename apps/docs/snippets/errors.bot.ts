import { Catch, Inject, Injectable, UseFilters } from '@nestjs/common';
import type { SlackExceptionFilter, SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { Ctx, Payload, SlackCommand, SlackContext, SlackSayException } from '@nest-slack/socket-mode';

/** Injection token for the function that reports errors. */
export const REPORT = Symbol('report');

// #region error
@Catch()
@Injectable()
export class ReportingFilter implements SlackExceptionFilter {
  constructor(@Inject(REPORT) private readonly report: (error: unknown) => void) {}

  catch(error: unknown) {
    this.report(error);
    return 'That went wrong. We know about it.'; // what the user reads
  }
}

export const options: SlackSocketModeOptions = { enhancers: { filters: [ReportingFilter] } };
// #endregion

// #region refused
@Catch(SlackSayException)
export class NotInvitedFilter implements SlackExceptionFilter<SlackSayException> {
  catch(error: SlackSayException) {
    if (error.refusal !== 'not_in_channel') throw error;
    return 'Invite me to #random first.';
  }
}

@Injectable()
export class AnnounceBot {
  @SlackCommand('/announce')
  @UseFilters(NotInvitedFilter)
  async announce(@Payload('text') text: string, @Ctx() ctx: SlackContext<'command'>) {
    await ctx.say({ channel: '#random', text });
    return 'Done.';
  }
}
// #endregion

@Injectable()
export class RestartBot {
  @SlackCommand('/restart')
  restart(): string {
    throw new Error('The database is gone.');
  }
}
