import { describe, expect, it } from '@jest/globals';
import {
  Catch,
  Controller,
  Inject,
  Injectable,
  Scope,
  UseFilters,
  UseGuards,
  type ArgumentMetadata,
  type CallHandler,
  type CanActivate,
  type NestInterceptor,
  type PipeTransform,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, ContextIdFactory, ModuleRef, REQUEST } from '@nestjs/core';
import { CONTEXT, type RequestContext } from '@nestjs/microservices';
import { map, type Observable } from 'rxjs';
import { Payload, SlackCommand, SlackContext, type SlackExceptionFilter } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';
import { hosted } from './enhanced-bot.js';

/** Is created for each payload, and injects it. */
@Injectable({ scope: Scope.REQUEST })
class Visit {
  static made = 0;
  readonly number = (Visit.made += 1);

  constructor(@Inject(REQUEST) private readonly request: RequestContext<{ text: string }, SlackContext>) {}

  get words(): string {
    return `${this.request.getData().text} by ${this.request.getContext().kind}`;
  }
}

describe.each(['provider', 'controller'] as const)('a %s as host', as => {
  it('that is request-scoped is created for each payload, which it can inject', async () => {
    let made = 0;

    @Controller({ scope: Scope.REQUEST })
    class Scoped {
      readonly number = (made += 1);

      constructor(@Inject(CONTEXT) private readonly request: RequestContext<unknown, SlackContext>) {}

      @SlackCommand('/who')
      who(): string {
        return `${this.number}: ${this.request.getContext().envelope.name} ${JSON.stringify(this.request.getPattern())}`;
      }
    }
    await using bot = await Bot.start(hosted(as, Scoped));
    expect(made).toBe(0);
    expect(await said(bot, '/who')).toBe('1: /who "/who"');
    expect(await said(bot, '/who')).toBe('2: /who "/who"');
  });

  it('that is request-scoped keeps the guard of its own class, even if it extends another host', async () => {
    @Injectable()
    class Open {}

    @Controller({ scope: Scope.REQUEST })
    @UseGuards({ canActivate: () => false })
    class Closed extends Open {
      @SlackCommand('/closed')
      closed(): string {
        return 'let in';
      }
    }
    await using bot = await Bot.start(hosted(as, Closed, [Open]));
    expect(await said(bot, '/closed')).toBe('You are not allowed to do that.');
    expect(await said(bot, '/closed')).toBe('You are not allowed to do that.');
  });

  it('that has a request-scoped dependency is created with it', async () => {
    Visit.made = 0;

    @Controller()
    class Dependent {
      constructor(private readonly visit: Visit) {}

      @SlackCommand('/visit')
      visited(): string {
        return `${this.visit.number}: ${this.visit.words}`;
      }
    }
    await using bot = await Bot.start(hosted(as, Dependent, [Visit]));
    expect(await said(bot, '/visit', 'one')).toBe('1: one by command');
    expect(await said(bot, '/visit', 'two')).toBe('2: two by command');
  });

  it('shares its scope with providers resolved for its request', async () => {
    Visit.made = 0;

    @Controller({ scope: Scope.REQUEST })
    class Resolving {
      constructor(
        @Inject(REQUEST) private readonly request: object,
        private readonly visit: Visit,
        private readonly moduleRef: ModuleRef,
      ) {}

      @SlackCommand('/resolve')
      async resolve(): Promise<string> {
        const resolved = await this.moduleRef.resolve(Visit, ContextIdFactory.getByRequest(this.request));
        return `${this.visit.number} and ${resolved.number}`;
      }
    }
    await using bot = await Bot.start(hosted(as, Resolving, [Visit]));
    expect(await said(bot, '/resolve')).toBe('1 and 1');
  });

  it('has request-scoped APP_* enhancers', async () => {
    Visit.made = 0;
    await using bot = await Bot.start({
      ...hosted(as, plainBot(), [
        Visit,
        { provide: APP_GUARD, scope: Scope.REQUEST, useClass: VisitGuard },
        { provide: APP_PIPE, scope: Scope.REQUEST, useClass: VisitPipe },
        { provide: APP_INTERCEPTOR, scope: Scope.REQUEST, useClass: VisitInterceptor },
        { provide: APP_FILTER, scope: Scope.REQUEST, useClass: VisitFilter },
      ]),
    });
    expect(await said(bot, '/plain', 'no')).toBe('caught on visit 1: Forbidden resource');
    expect(await said(bot, '/plain', 'yes')).toBe('visit 2 said: visit 2 heard yes');
    expect(await said(bot, '/plain', 'fail')).toBe('caught on visit 3: failed');
  });

  it('has request-scoped enhancers of its own', async () => {
    Visit.made = 0;

    @Controller()
    class Guarded {
      @SlackCommand('/guarded')
      @UseGuards(VisitGuard)
      @UseFilters(VisitFilter)
      guarded(): string {
        return 'let in';
      }
    }
    await using bot = await Bot.start(hosted(as, Guarded, [Visit]));
    expect(await said(bot, '/guarded', 'yes')).toBe('let in');
    expect(await said(bot, '/guarded', 'no')).toBe('caught on visit 2: Forbidden resource');
  });

  it('runs a request-scoped pipe of a parameter', async () => {
    Visit.made = 0;

    @Controller()
    class Piped {
      @SlackCommand('/piped')
      piped(@Payload('text', VisitPipe) text: string): string {
        return text;
      }
    }
    await using bot = await Bot.start(hosted(as, Piped, [Visit]));
    expect(await said(bot, '/piped', 'one')).toBe('visit 1 heard one');
    expect(await said(bot, '/piped', 'two')).toBe('visit 2 heard two');
  });

  it('whose constructor throws is handled like a failed handler: filters run, and the user is notified', async () => {
    @Controller({ scope: Scope.REQUEST })
    @UseFilters(ConstructionFilter)
    class Unmakeable {
      constructor(@Inject(REQUEST) request: RequestContext<{ text: string }>) {
        if (request.getData().text === 'fail') throw new ConstructionError('no way to make it');
        throw new TypeError('nobody catches this one');
      }

      @SlackCommand('/make')
      make(): string {
        return 'not reached';
      }
    }
    await using bot = await Bot.start(hosted(as, Unmakeable));
    expect(await said(bot, '/make', 'fail')).toBe('caught in /make: no way to make it');
    expect(await said(bot, '/make', 'otherwise')).toMatch(/^Sorry, that didn't work/);
    expect(bot.log.find('error', 'Unmakeable.make failed')).toHaveLength(1);
  });
});

class ConstructionError extends Error {}

@Catch(ConstructionError)
class ConstructionFilter implements SlackExceptionFilter<ConstructionError> {
  catch(error: ConstructionError, host: Parameters<SlackExceptionFilter['catch']>[1]): string {
    return `caught in ${SlackContext.from(host).envelope.name}: ${error.message}`;
  }
}

function plainBot(): Type {
  @Controller()
  class Plain {
    @SlackCommand('/plain')
    plain(@Payload('text') text: string): string {
      if (text.endsWith('fail')) throw new Error('failed');
      return text;
    }
  }
  return Plain;
}

@Injectable()
class VisitGuard implements CanActivate {
  constructor(private readonly visit: Visit) {}

  canActivate(): boolean {
    return !this.visit.words.startsWith('no ');
  }
}

@Injectable()
class VisitPipe implements PipeTransform<unknown> {
  constructor(private readonly visit: Visit) {}

  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    return type === 'body' ? `visit ${this.visit.number} heard ${String(value)}` : value;
  }
}

@Injectable()
class VisitInterceptor implements NestInterceptor {
  constructor(private readonly visit: Visit) {}

  intercept(_host: unknown, next: CallHandler): Observable<string> {
    return next.handle().pipe(map(answer => `visit ${this.visit.number} said: ${String(answer)}`));
  }
}

@Catch()
@Injectable()
class VisitFilter implements SlackExceptionFilter<Error> {
  constructor(private readonly visit: Visit) {}

  catch(error: Error): string {
    return `caught on visit ${this.visit.number}: ${error.message}`;
  }
}
