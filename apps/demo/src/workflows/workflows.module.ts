import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DeploysModule } from '../deploys/deploys.module.js';
import { DeployStepBot } from './deploy-step.bot.js';
import { DeploySteps } from './deploy-steps.js';
import { EnvironmentsService } from './environments.service.js';
import { ProvisionBot } from './provision.bot.js';
import { StepLog } from './step-log.js';

/** The custom steps for Workflow Builder. */
@Module({
  imports: [CatalogueModule, DeploysModule],
  providers: [EnvironmentsService, StepLog, ProvisionBot, DeploySteps, DeployStepBot],
})
export class WorkflowsModule {}
