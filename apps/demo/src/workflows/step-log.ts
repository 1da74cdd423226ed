import { Inject, Injectable, Logger, Scope } from '@nestjs/common';
import { CONTEXT, type RequestContext } from '@nestjs/microservices';
import type { SlackContext } from '@nest-slack/socket-mode';

/** A log that says in each line which step of a workflow it is about: made anew for each of them. */
@Injectable({ scope: Scope.REQUEST })
export class StepLog {
  private readonly logger = new Logger('Workflows');
  private readonly step: string;

  constructor(@Inject(CONTEXT) request: RequestContext<unknown, SlackContext>) {
    this.step = request.getContext().completion?.handle.executionId ?? 'no step';
  }

  log(text: string): void {
    this.logger.log(`${this.step}: ${text}`);
  }
}
