import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SlackContext } from '@nest-slack/socket-mode';
import { type Observable, tap } from 'rxjs';
import { Unaudited } from './unaudited.decorator.js';

/** Logs each handler's user, outcome and duration. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Audit');

  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (this.reflector.get(Unaudited, context.getHandler())) return next.handle();
    const { userId } = SlackContext.from(context);
    const handler = `${context.getClass().name}.${context.getHandler().name}`;
    const startedAt = performance.now();
    const note = (outcome: string) => {
      const took = Math.ceil(performance.now() - startedAt);
      this.logger.log(`${handler} for ${userId ?? 'no user'}: ${outcome} after ${took} ms`);
    };
    return next.handle().pipe(
      tap({
        complete: () => note('done'),
        error: (error: unknown) => note(error instanceof Error ? error.constructor.name : 'failed'),
      }),
    );
  }
}
