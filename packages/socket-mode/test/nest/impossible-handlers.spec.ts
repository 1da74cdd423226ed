import { describe, expect, it } from '@jest/globals';
import {
  Injectable,
  Module,
  Scope,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type CallHandler,
  type CanActivate,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import {
  ImpossibleRouteError,
  RouteConflictError,
  SlackAction,
  SlackActionValue,
  SlackCommand,
  SlackEvent,
  SlackException,
  SlackParam,
  type SlackExceptionFilter,
} from '../../src/index.js';
import { Bot, type BotParts } from '../support/bot.js';
import { said } from '../support/said.js';

/** The error that aborts the startup of an app with these parts. */
async function failureOf(parts: BotParts): Promise<unknown> {
  let bot: Bot;
  try {
    bot = await Bot.start(parts);
  } catch (error) {
    return error;
  }
  await bot[Symbol.asyncDispose]();
  throw new Error('The app came up.');
}

@Injectable()
class Closing {
  @SlackAction('ticket/:id/close')
  close(@SlackParam('id') id: string): string {
    return id;
  }
}

describe('an invalid handler aborts the startup', () => {
  it('if a parameter requests a name that no route captures', async () => {
    @Injectable()
    class Misspelt {
      @SlackAction('ticket/:id/close')
      close(@SlackParam('ticket') id: string): string {
        return id;
      }
    }
    const failure = await failureOf({ providers: [Misspelt] });
    expect(failure).toBeInstanceOf(SlackException);
    expect(failure).toMatchObject({
      code: 'parameter_not_captured',
      message: expect.stringMatching(/Misspelt\.close uses @SlackParam\('ticket'\).*'id'/),
    });
  });

  it.each([
    [{ param: 'forse' }, "capture 'service', '[env]', '[words]', '--force'. Is the name misspelled?"],
    [{ param: '--forse' }, "uses @SlackParam('--forse'), but its routes capture"],
    [{ param: 'env' }, "captures '[env]'. Use that spelling"],
    [{ param: 'words' }, "captures '[words]'. Use that spelling"],
    [{ param: 'force' }, "captures '--force'. Use that spelling"],
    [{ param: '[force]' }, "captures '--force'. Use that spelling"],
    [{ param: '--service' }, "captures 'service'. Use that spelling"],
  ])('if a command handler requests $param', async ({ param }, sentence) => {
    @Injectable()
    class Deploying {
      @SlackCommand('/ops deploy :service [env] [words...] --force')
      deploy(@SlackParam(param) value: unknown) {
        return String(value);
      }
    }
    const message = expect.stringContaining(sentence);
    await expect(failureOf({ providers: [Deploying] })).resolves.toMatchObject({
      code: 'parameter_not_captured',
      message,
    });
  });

  it('but not if it requests an optional value that some of its routes always capture', async () => {
    @Injectable()
    class Deploying {
      @SlackCommand('/deploy :service')
      @SlackCommand('/redeploy [service]')
      deploy(@SlackParam('[service]') service?: string) {
        return service ?? 'all';
      }
    }
    await using bot = await Bot.start({ providers: [Deploying] });
    await expect(said(bot, '/deploy', 'api')).resolves.toBe('api');
    await expect(said(bot, '/redeploy')).resolves.toBe('all');
  });

  it('if a command handler requests the value of an action', async () => {
    @Injectable()
    class Confused {
      @SlackCommand('/approve')
      approve(@SlackActionValue() value: string): string {
        return value;
      }
    }
    await expect(failureOf({ providers: [Confused] })).resolves.toMatchObject({
      code: 'parameter_not_served',
      message: expect.stringContaining('Confused.approve uses @SlackActionValue(), but handles no action'),
    });
  });

  it('if two handlers match the same payloads, naming both', async () => {
    @Injectable()
    class AlsoClosing {
      @SlackAction('ticket/:number/close')
      closeToo(): void {}
    }
    @Module({ providers: [AlsoClosing] })
    class Elsewhere {}
    const failure = await failureOf({ providers: [Closing], imports: [Elsewhere] });
    expect(failure).toBeInstanceOf(RouteConflictError);
    expect(failure).toMatchObject({ message: expect.stringContaining('Closing.close') });
    expect(failure).toMatchObject({ message: expect.stringContaining('AlsoClosing.closeToo') });
  });

  it('if one class is provided twice, naming the modules', async () => {
    @Module({ providers: [Closing] })
    class Elsewhere {}
    const failure = await failureOf({ providers: [Closing], imports: [Elsewhere] });
    expect(failure).toBeInstanceOf(RouteConflictError);
    expect(failure).toMatchObject({
      message: expect.stringMatching(
        /Closing\.close \(in BotModule\) and Closing\.close \(in Elsewhere\) .* provide its class once, in one module/,
      ),
    });
  });

  it('if a route can never match, naming the method', async () => {
    @Injectable()
    class Impossible {
      @SlackCommand('/')
      nothing(): void {}
    }
    const failure = await failureOf({ providers: [Impossible] });
    expect(failure).toBeInstanceOf(ImpossibleRouteError);
    expect(failure).toMatchObject({ message: expect.stringContaining('Impossible.nothing') });
  });

  it('but not if several handlers match the same events, because all of them run', async () => {
    const ran: string[] = [];
    @Injectable()
    class First {
      @SlackEvent('team_join')
      first(): void {
        ran.push('first');
      }
    }
    @Injectable()
    class Second {
      @SlackEvent('team_join')
      second(): void {
        ran.push('second');
      }
    }
    await using bot = await Bot.start({ providers: [First, Second] });
    await bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });
    expect(ran.toSorted()).toEqual(['first', 'second']);
  });
});

@Injectable()
class Needed {}

@Injectable()
class NeedyGuard implements CanActivate {
  constructor(readonly needed: Needed) {}
  canActivate(): boolean {
    return false;
  }
}
@Injectable()
class NeedyInterceptor implements NestInterceptor {
  constructor(readonly needed: Needed) {}
  intercept(_host: unknown, next: CallHandler) {
    return next.handle();
  }
}
@Injectable()
class NeedyPipe implements PipeTransform {
  constructor(readonly needed: Needed) {}
  transform(value: unknown): unknown {
    return value;
  }
}
@Injectable()
class NeedyFilter implements SlackExceptionFilter {
  constructor(readonly needed: Needed) {}
  catch(): void {}
}

describe('an enhancer that Nest cannot instantiate aborts the startup', () => {
  class Guarded {
    @SlackCommand('/go')
    @UseGuards(NeedyGuard)
    go(): void {}
  }
  class Intercepted {
    @SlackCommand('/go')
    @UseInterceptors(NeedyInterceptor)
    go(): void {}
  }
  class Piped {
    @SlackCommand('/go')
    @UsePipes(NeedyPipe)
    go(): void {}
  }
  class Filtered {
    @SlackCommand('/go')
    @UseFilters(NeedyFilter)
    go(): void {}
  }
  @UseGuards(NeedyGuard)
  class GuardedAsAWhole {
    @SlackCommand('/go')
    go(): void {}
  }
  class ParameterPiped {
    @SlackAction('go/:id')
    go(@SlackParam('id', NeedyPipe) _id: unknown): void {}
  }

  it.each([
    ['guard', Guarded],
    ['guard', GuardedAsAWhole],
    ['interceptor', Intercepted],
    ['pipe', Piped],
    ['filter', Filtered],
    ['pipe', ParameterPiped],
  ])('a %s of %p that is given as an instance', async (what, host) => {
    const failure = await failureOf({ providers: [{ provide: 'host', useValue: new host() }] });
    expect(failure).toMatchObject({
      code: 'enhancer_not_found',
      message: expect.stringContaining(`A ${what} of ${host.name}.go is missing`),
    });
  });

  it('an enhancer in the options, with advice on where to provide it', async () => {
    const failure = await failureOf({ options: { enhancers: { guards: [NeedyGuard] } } });
    expect(failure).toMatchObject({
      code: 'enhancer_not_made',
      message: expect.stringContaining('List NeedyGuard among the providers of a module'),
    });
  });

  it('an enhancer in the options that is not a singleton, with advice on where to bind it', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class ScopedGuard implements CanActivate {
      canActivate(): boolean {
        return false;
      }
    }
    const failure = await failureOf({ providers: [ScopedGuard], options: { enhancers: { guards: [ScopedGuard] } } });
    expect(failure).toMatchObject({
      code: 'enhancer_scope',
      message: expect.stringContaining('Bind it with @UseGuards() or a similar decorator'),
    });
  });
});
