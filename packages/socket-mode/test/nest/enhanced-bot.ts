import {
  applyDecorators,
  Catch,
  Controller,
  Injectable,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type ArgumentMetadata,
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
  type Provider,
  type Type,
} from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { Payload, SlackCommand, SlackContext, type SlackExceptionFilter } from '../../src/index.js';

/** Records what enhancers do, in order. A provider, so that enhancers can inject it. */
@Injectable()
export class Witness {
  readonly seen: string[] = [];
}

/** The error that the greeter throws. */
export class TooShy extends Error {}

@Injectable()
export class Guard implements CanActivate {
  constructor(private readonly witness: Witness) {}

  canActivate(host: ExecutionContext): boolean {
    this.witness.seen.push(`guard ${host.getType()} ${host.getClass().name}.${host.getHandler().name}`);
    const { kind, envelope, state } = SlackContext.from(host);
    state['guarded'] = `${kind} ${envelope.name}`;
    return envelope.body['text'] !== 'forbidden';
  }
}

@Injectable()
export class Interceptor implements NestInterceptor {
  constructor(private readonly witness: Witness) {}

  intercept(host: ExecutionContext, next: CallHandler): Observable<unknown> {
    this.witness.seen.push(`interceptor after guard of ${String(SlackContext.from(host).state['guarded'])}`);
    return next.handle().pipe(map(answer => `<${String(answer)}>`));
  }
}

@Injectable()
export class Pipe implements PipeTransform<unknown> {
  constructor(private readonly witness: Witness) {}

  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    this.witness.seen.push(`pipe ${type} ${data ?? 'whole'}`);
    return typeof value === 'string' ? value.toUpperCase() : value;
  }
}

@Catch(TooShy)
@Injectable()
export class Filter implements SlackExceptionFilter<TooShy> {
  constructor(private readonly witness: Witness) {}

  catch(error: TooShy, host: ArgumentsHost): string {
    this.witness.seen.push(`filter ${SlackContext.from(host).envelope.name}`);
    return `caught ${error.message}`;
  }
}

const enhancers = () =>
  applyDecorators(UseGuards(Guard), UseInterceptors(Interceptor), UsePipes(Pipe), UseFilters(Filter));

/** A bot with every kind of enhancer on its method, on its class, or neither. */
export function greeter(enhancersOn: 'method' | 'class' | 'nothing'): Type {
  const on = (place: typeof enhancersOn) => (place === enhancersOn ? enhancers() : applyDecorators());

  @Controller()
  @on('class')
  class Greeter {
    @SlackCommand('/greet')
    @on('method')
    greet(@Payload('text') text: string): string {
      if (text.toLowerCase() === 'shy') throw new TooShy('a shy one');
      return `hello ${text}`;
    }
  }
  return Greeter;
}

/** Adds a bot to a module as a provider or as a controller. */
export const hosted = (as: 'provider' | 'controller', bot: Type, providers: Provider[] = []) =>
  as === 'provider' ? { providers: [bot, ...providers] } : { controllers: [bot], providers };
