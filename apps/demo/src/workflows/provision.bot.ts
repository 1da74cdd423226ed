import { Injectable, UseFilters } from '@nestjs/common';
import { SlackFunction, SlackParams } from '@nest-slack/socket-mode';
import { DeskErrorFilter } from '../desk-error.filter.js';
import { EnvironmentsService, type TestEnvironment } from './environments.service.js';
import { type ProvisionInputs, provisionInputs } from './provision.inputs.js';
import { StepLog } from './step-log.js';

/** A workflow step that creates a test environment. Its result is the outputs of the step. */
@Injectable()
@UseFilters(DeskErrorFilter)
export class ProvisionBot {
  constructor(
    private readonly environments: EnvironmentsService,
    private readonly log: StepLog,
  ) {}

  @SlackFunction('provision_environment')
  provision(@SlackParams({ schema: provisionInputs }) { service, days }: ProvisionInputs): TestEnvironment {
    const environment = this.environments.create(service, days);
    this.log.log(`${environment.url} is available until ${environment.until}.`);
    return environment;
  }
}
