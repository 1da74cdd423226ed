import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import type { SlackContext } from '@nest-slack/socket-mode';
import { map, type Observable } from 'rxjs';
import { declareHandlers } from './nest/declare-handlers.js';
import { serve } from './nest/serve.js';

// A Nest app whose handlers have a minimal guard, pipe, interceptor and exception filter.

@Injectable()
class MemberGuard implements CanActivate {
  canActivate(host: ExecutionContext): boolean {
    return host.switchToRpc().getContext<SlackContext>().userId !== '';
  }
}

@Injectable()
class PresentPipe implements PipeTransform {
  transform(value: unknown): unknown {
    if (value === undefined) throw new Error('A parameter is missing.');
    return value;
  }
}

@Injectable()
class PassThroughInterceptor implements NestInterceptor {
  intercept(_host: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next.handle().pipe(map(result => result));
  }
}

@Catch()
class ExitFilter implements ExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): void {
    console.error(error);
    process.exit(1);
  }
}

@Injectable()
@UseGuards(MemberGuard)
@UsePipes(PresentPipe)
@UseInterceptors(PassThroughInterceptor)
@UseFilters(ExitFilter)
class Handlers {}

declareHandlers(Handlers.prototype);
await serve(Handlers);
