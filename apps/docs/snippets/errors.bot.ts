import { Catch, Inject, Injectable } from '@nestjs/common';
import type { SlackExceptionFilter, SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { SlackCommand } from '@nest-slack/socket-mode';

/** The token of what reports errors. */
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

@Injectable()
export class RestartBot {
  @SlackCommand('/restart')
  restart(): string {
    throw new Error('The database is gone.');
  }
}
