import { Inject, Injectable, Logger, Scope } from '@nestjs/common';
import { CONTEXT, type RequestContext } from '@nestjs/microservices';
import type { SlackContext } from '@nest-slack/socket-mode';

/** A request-scoped logger that prefixes each entry with the id of the workflow step. */
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
