import {
  type CallHandler,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  UseGuards,
} from '@nestjs/common';
import type { SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { Payload, SlackCommand, SlackContext, SlackUserException } from '@nest-slack/socket-mode';
import { finalize } from 'rxjs';
import { Timings } from './timings.js';

/** Injection token for the ids of users who may deploy. */
export const DEPLOYERS = Symbol('deployers');

// #region global
@Injectable()
export class TimingInterceptor implements NestInterceptor {
  constructor(private readonly timings: Timings) {}

  intercept(host: ExecutionContext, next: CallHandler) {
    const { kind } = SlackContext.from(host);
    const startedAt = performance.now();
    return next.handle().pipe(finalize(() => this.timings.add(kind, performance.now() - startedAt)));
  }
}

export const options: SlackSocketModeOptions = { enhancers: { interceptors: [TimingInterceptor] } };
// #endregion

// #region guard
@Injectable()
export class DeployersGuard implements CanActivate {
  constructor(@Inject(DEPLOYERS) private readonly deployers: readonly string[]) {}

  canActivate(host: ExecutionContext) {
    const ctx = SlackContext.from(host);
    if (!this.deployers.includes(ctx.userId ?? '')) throw new SlackUserException('You may not deploy.');
    ctx.state['team'] = 'platform';
    return true;
  }
}
// #endregion

// #region pipe
export class ServicePipe implements PipeTransform<string, string> {
  transform(name: string) {
    if (name !== 'web') throw new SlackUserException(`There is no service ${name}.`);
    return name;
  }
}

const Team = createParamDecorator((_: unknown, host: ExecutionContext) => SlackContext.from(host).state['team']);
// #endregion

// #region handler
@Injectable()
export class ProtectedBot {
  @SlackCommand('/deploy')
  @UseGuards(DeployersGuard)
  deploy(@Payload('text', ServicePipe) service: string, @Team() team: string) {
    return `${service} goes live for ${team}.`;
  }
}
// #endregion
