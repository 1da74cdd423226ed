import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type SlackFunctionHandle, SlackFunctions } from '@nest-slack/socket-mode';
import type { Deploy } from '../deploys/deploy.js';
import { DeploysService } from '../deploys/deploys.service.js';

/** Completes workflow steps when their deploy is approved or rejected. */
@Injectable()
export class DeploySteps implements OnModuleInit {
  private readonly logger = new Logger(DeploySteps.name);
  /** By deploy id. Handles are plain JSON, so a production bot can store them in a database. */
  private readonly steps = new Map<number, SlackFunctionHandle>();

  constructor(
    private readonly deploys: DeploysService,
    private readonly functions: SlackFunctions,
  ) {}

  onModuleInit(): void {
    this.deploys.decided$.subscribe(deploy => void this.complete(deploy));
  }

  /** Registers a step that waits for the decision. */
  wait(deploy: Deploy, step: SlackFunctionHandle): void {
    this.steps.set(deploy.id, step);
  }

  private async complete({ id, decision }: Deploy): Promise<void> {
    const step = this.steps.get(id);
    if (!step || !decision) return;
    this.steps.delete(id);
    try {
      await this.functions.complete(step, { approved: decision.verdict !== 'rejected', decided_by: decision.by });
    } catch (error) {
      // The workflow may have been cancelled. The decision stays valid.
      this.logger.warn(`Could not complete the workflow step of deploy ${id}: ${String(error)}`);
    }
  }
}
