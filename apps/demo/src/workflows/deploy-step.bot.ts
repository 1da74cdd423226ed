import { Injectable, UseFilters } from '@nestjs/common';
import { Ctx, SlackClients, SlackContext, SlackFunction, SlackParams } from '@nest-slack/socket-mode';
import { deployCard } from '../deploys/deploy.card.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { DeskErrorFilter } from '../desk-error.filter.js';
import { DeployStepInputs } from './deploy-step.inputs.js';
import { DeploySteps } from './deploy-steps.js';

/** A step that asks for a deploy, and is over when somebody has decided: in a minute, or tomorrow. */
@Injectable()
@UseFilters(DeskErrorFilter)
export class DeployStepBot {
  constructor(
    private readonly deploys: DeploysService,
    private readonly steps: DeploySteps,
    private readonly slack: SlackClients,
  ) {}

  /** Returning nothing leaves the step to run, since its ack is manual. An error fails it still. */
  @SlackFunction('ask_for_deploy', { ack: 'manual' })
  async ask(@SlackParams() inputs: DeployStepInputs, @Ctx() ctx: SlackContext<'function'>): Promise<void> {
    await ctx.ack();
    const { service, environment, channel, person } = inputs;
    const deploy = this.deploys.ask({ service, environment, force: false }, person);
    this.steps.wait(deploy, ctx.completion.handle);
    // By the bot itself: what the step's own token posts is the step's, and its buttons have no response URL.
    await this.slack.get().chat.postMessage({ channel, ...deployCard(deploy) });
  }
}
