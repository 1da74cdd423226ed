import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { SlackContext, SlackUserException } from '@nest-slack/socket-mode';
import { namesOf, RELEASERS, type Releasers } from './releasers.js';

/**
 * Lets releasers pass. A guard that returns false is answered with the module's own sentence; one that throws chooses
 * what the user reads.
 */
@Injectable()
export class ReleaseGuard implements CanActivate {
  constructor(@Inject(RELEASERS) private readonly releasers: Releasers) {}

  canActivate(context: ExecutionContext): boolean {
    const { userId } = SlackContext.from(context);
    if (this.releasers === 'everybody' || (userId !== null && this.releasers.includes(userId))) return true;
    throw new SlackUserException(`⛔ Only releasers deploy. Ask ${namesOf(this.releasers)}.`);
  }
}
