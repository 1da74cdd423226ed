import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type SlackFunctionHandle, SlackFunctions } from '@nest-slack/socket-mode';
import type { Deploy } from '../deploys/deploy.js';
import { DeploysService } from '../deploys/deploys.service.js';

/** The steps of workflows that go on once somebody has decided about a deploy, wherever they did. */
@Injectable()
export class DeploySteps implements OnModuleInit {
  private readonly logger = new Logger(DeploySteps.name);
  /** By the number of the deploy. A handle is plain JSON: a bot that is restarted meanwhile keeps them in a database. */
  private readonly steps = new Map<number, SlackFunctionHandle>();

  constructor(
    private readonly deploys: DeploysService,
    private readonly functions: SlackFunctions,
  ) {}

  onModuleInit(): void {
    this.deploys.decided$.subscribe(deploy => void this.end(deploy));
  }

  /** Has a step wait for the decision. */
  wait(deploy: Deploy, step: SlackFunctionHandle): void {
    this.steps.set(deploy.id, step);
  }

  private async end({ id, decision }: Deploy): Promise<void> {
    const step = this.steps.get(id);
    if (!step || !decision) return;
    this.steps.delete(id);
    try {
      await this.functions.complete(step, { approved: decision.verdict !== 'rejected', decided_by: decision.by });
    } catch (error) {
      // The workflow was cancelled, perhaps. What was decided holds all the same.
      this.logger.warn(`The step of deploy ${id} was not told: ${String(error)}`);
    }
  }
}
