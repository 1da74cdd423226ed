import { Injectable, ParseIntPipe, UseFilters, UseGuards } from '@nestjs/common';
import { SlackAction, SlackCommand, SlackParam, type SlackReply, SlackUser } from '@nest-slack/socket-mode';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { DeskErrorFilter } from '../desk-error.filter.js';
import { type Environment, environments } from './deploy.js';
import { approveDeploy, deployCard, rejectDeploy } from './deploy.card.js';
import { DeploysService } from './deploys.service.js';
import { EnvironmentPipe } from './environment.pipe.js';
import { ReleaseGuard } from './release.guard.js';

/** `/deploy web prod` asks for a deploy in the channel; two buttons decide about it. */
@Injectable()
@UseFilters(DeskErrorFilter)
export class DeployBot {
  constructor(
    private readonly deploys: DeploysService,
    private readonly catalogue: CatalogueService,
  ) {}

  @SlackCommand('/deploy :service :environment')
  @UseGuards(ReleaseGuard)
  ask(
    @SlackParam('service') service: string,
    @SlackParam('environment', EnvironmentPipe) environment: Environment,
    @SlackUser() user: string,
  ): SlackReply {
    return { response_type: 'in_channel', ...deployCard(this.deploys.ask(service, environment, user)) };
  }

  /** Any other text after the command, or none. */
  @SlackCommand('/deploy')
  explain(): string {
    return (
      `Write \`/deploy SERVICE ENVIRONMENT\`, such as \`/deploy web prod\`. ` +
      `Services: ${this.catalogue.all.join(', ')}. Environments: ${environments.join(', ')}.`
    );
  }

  @SlackAction(approveDeploy)
  @UseGuards(ReleaseGuard)
  approve(@SlackParam('id', ParseIntPipe) id: number, @SlackUser() user: string): SlackReply {
    return { replace_original: true, ...deployCard(this.deploys.approve(id, user)) };
  }

  @SlackAction(rejectDeploy)
  @UseGuards(ReleaseGuard)
  reject(@SlackParam('id', ParseIntPipe) id: number, @SlackUser() user: string): SlackReply {
    return { replace_original: true, ...deployCard(this.deploys.reject(id, user)) };
  }
}
