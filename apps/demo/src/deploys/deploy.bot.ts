import { Injectable, ParseIntPipe, UseFilters, UseGuards } from '@nestjs/common';
import {
  SlackAction,
  SlackCommand,
  SlackParam,
  SlackParams,
  type SlackReply,
  SlackUser,
} from '@nest-slack/socket-mode';
import { mention } from '../block-kit/texts.js';
import { DeskErrorFilter } from '../desk-error.filter.js';
import { DeployArgs } from './deploy.args.js';
import { approveDeploy, deployCard, rejectDeploy } from './deploy.card.js';
import { DeploysService } from './deploys.service.js';
import { Role } from './role.decorator.js';
import { RoleGuard } from './role.guard.js';

/** `/deploy web prod` posts a deploy request in the channel, with buttons to approve and reject it. */
@Injectable()
@UseFilters(DeskErrorFilter)
@UseGuards(RoleGuard)
export class DeployBot {
  constructor(private readonly deploys: DeploysService) {}

  @SlackCommand('/deploy :service [environment] --force')
  @Role('releaser')
  request(@SlackParams() args: DeployArgs, @SlackUser() requestedBy: string): SlackReply {
    return { response_type: 'in_channel', ...deployCard(this.deploys.request(args, requestedBy)) };
  }

  @SlackCommand('/deploy freeze :reason...')
  @Role('releaser')
  freeze(@SlackParam('reason') reason: string, @SlackUser() user: string): SlackReply {
    this.deploys.freeze(reason, user);
    return { response_type: 'in_channel', text: `🧊 ${mention(user)} froze deploys: ${reason}` };
  }

  @SlackCommand('/deploy thaw')
  @Role('releaser')
  thaw(@SlackUser() user: string): SlackReply {
    if (!this.deploys.thaw()) return { text: 'Deploys are not frozen.' };
    return { response_type: 'in_channel', text: `🌤️ ${mention(user)} thawed deploys. Deploys can continue.` };
  }

  /** Acked before the handler runs, because a real deploy can take longer than the 3 seconds that Slack waits. */
  @SlackAction(approveDeploy, { ack: 'immediate' })
  @Role('releaser')
  approve(@SlackParam('id', ParseIntPipe) id: number, @SlackUser() user: string): SlackReply {
    return { replace_original: true, ...deployCard(this.deploys.approve(id, user)) };
  }

  @SlackAction(rejectDeploy)
  @Role('releaser')
  reject(@SlackParam('id', ParseIntPipe) id: number, @SlackUser() user: string): SlackReply {
    return { replace_original: true, ...deployCard(this.deploys.reject(id, user)) };
  }
}
