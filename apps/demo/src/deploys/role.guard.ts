import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SlackContext, SlackUserException } from '@nest-slack/socket-mode';
import { mrkdwn } from '../block-kit/texts.js';
import { formatMentions, RELEASERS, type Releasers } from './releasers.js';
import { Role } from './role.decorator.js';

/**
 * Requires the `@Role()` of the handler. Returning false would send the module's default text; throwing a
 * `SlackUserException` sends this one.
 */
@Injectable()
export class RoleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(RELEASERS) private readonly releasers: Releasers,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.get(Role, context.getHandler()) === undefined || this.releasers === 'everybody') return true;
    const { userId } = SlackContext.from(context);
    if (userId !== null && this.releasers.includes(userId)) return true;
    const text = `⛔ Only releasers can deploy. Ask ${formatMentions(this.releasers)}.`;
    throw new SlackUserException({
      text,
      blocks: [
        { type: 'section', text: mrkdwn(text) },
        { type: 'context', elements: [mrkdwn('`DESK_RELEASERS` lists the releasers.')] },
      ],
    });
  }
}
