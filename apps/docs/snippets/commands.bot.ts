import { Injectable } from '@nestjs/common';
import { Ctx, Payload, SlackCommand, SlackContext, SlackParam } from '@nest-slack/socket-mode';
import { Releases } from './releases.js';

// #region answer
@Injectable()
export class DeployBot {
  constructor(private readonly releases: Releases) {}

  @SlackCommand('/deploy')
  async deploy(@Payload('text') service: string) {
    const url = await this.releases.deploy(service);
    return { response_type: 'in_channel', text: `${service} is live at ${url}` };
  }
}
// #endregion

@Injectable()
export class ReleaseBot {
  constructor(private readonly releases: Releases) {}

  // #region steps
  @SlackCommand('/rollback')
  async rollBack(@Payload('text') service: string, @Ctx() ctx: SlackContext<'command'>) {
    await ctx.ack('Rolling back…');
    await ctx.respond(`${await this.releases.rollBack(service)} is live again.`);
  }
  // #endregion

  // #region words
  @SlackCommand('/release freeze :service [env]')
  freeze(@SlackParam('service') service: string, @SlackParam('[env]') env = 'staging') {
    return `${service} is frozen on ${env}.`;
  }
  // #endregion
}
