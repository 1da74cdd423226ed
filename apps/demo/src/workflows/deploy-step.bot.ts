import { Injectable, UseFilters } from '@nestjs/common';
import { Ctx, SlackClients, SlackContext, SlackFunction, SlackParams } from '@nest-slack/socket-mode';
import { deployCard } from '../deploys/deploy.card.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { DeskErrorFilter } from '../desk-error.filter.js';
import { DeployStepInputs } from './deploy-step.inputs.js';
import { DeploySteps } from './deploy-steps.js';

/** A workflow step that requests a deploy and completes when the deploy is approved or rejected. */
@Injectable()
@UseFilters(DeskErrorFilter)
export class DeployStepBot {
  constructor(
    private readonly deploys: DeploysService,
    private readonly steps: DeploySteps,
    private readonly slack: SlackClients,
  ) {}

  /** With a manual ack, returning nothing leaves the step running. Errors still fail it. */
  @SlackFunction('ask_for_deploy', { ack: 'manual' })
  async ask(@SlackParams() inputs: DeployStepInputs, @Ctx() ctx: SlackContext<'function'>): Promise<void> {
    await ctx.ack();
    const { service, environment, channel, person } = inputs;
    const deploy = this.deploys.request({ service, environment, force: false }, person);
    this.steps.wait(deploy, ctx.completion.handle);
    // Posted with the bot's token: buttons of messages posted with the step's token have no response URL.
    await this.slack.get().chat.postMessage({ channel, ...deployCard(deploy) });
  }
}
