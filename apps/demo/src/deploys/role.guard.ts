import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SlackContext, SlackUserException } from '@nest-slack/socket-mode';
import { mrkdwn } from '../block-kit/texts.js';
import { namesOf, RELEASERS, type Releasers } from './releasers.js';
import { Role } from './role.decorator.js';

/**
 * Lets those pass who have the `@Role()` of a handler. A guard that returns false is answered with the module's own
 * sentence; one that throws chooses what the user reads.
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
    const text = `⛔ Only releasers deploy. Ask ${namesOf(this.releasers)}.`;
    throw new SlackUserException({
      text,
      blocks: [
        { type: 'section', text: mrkdwn(text) },
        { type: 'context', elements: [mrkdwn('Whoever runs the desk says who they are, by `DESK_RELEASERS`.')] },
      ],
    });
  }
}
