import 'reflect-metadata';
import { Injectable, Module, UseGuards, UseInterceptors } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Throttle, ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { ClsGuard, ClsInterceptor, ClsModule, ClsService, UseCls, type ClsStore } from 'nestjs-cls';
import { Ctx, SlackCommand, SlackContext, SlackSocketModeModule } from '../../src/index.js';

// A bot with CommonJS packages, which Jest cannot load next to Nest's ES modules; it runs in its own process. With the
// `everywhere` argument, the packages apply to every handler.
const isEverywhere = process.argv[2] === 'everywhere';

const setup = (cls: ClsService, host: Parameters<typeof SlackContext.from>[0]): void =>
  cls.set('user', SlackContext.from(host).userId);

@Injectable()
class Throttled {
  @SlackCommand('/throttled')
  @UseGuards(ThrottlerGuard)
  throttled(): string {
    return 'done';
  }

  @SlackCommand('/throttled-more')
  @UseGuards(ThrottlerGuard)
  @Throttle({ default: { limit: 1, ttl: 60_000 } })
  more(): string {
    return 'done';
  }
}

/** A service that does not know the payload. */
@Injectable()
class Audit {
  constructor(private readonly cls: ClsService<ClsStore & { user: string }>) {}

  who(): string {
    return this.cls.isActive() ? this.cls.get('user') : 'nobody';
  }
}

@Injectable()
class Audited {
  #come: () => void = () => {};
  readonly #another = new Promise<void>(resolve => (this.#come = resolve));

  constructor(private readonly audit: Audit) {}

  /** Resolves after a second call has started. */
  async #whenTwo(isLast: boolean): Promise<string> {
    if (isLast) this.#come();
    await this.#another;
    return this.audit.who();
  }

  @SlackCommand('/intercepted :number')
  @UseInterceptors(ClsInterceptor)
  intercepted(): Promise<string> {
    return this.#whenTwo(false);
  }

  @SlackCommand('/intercepted-last')
  @UseInterceptors(ClsInterceptor)
  last(): Promise<string> {
    return this.#whenTwo(true);
  }

  @SlackCommand('/streamed')
  @UseInterceptors(ClsInterceptor)
  async *streamed(): AsyncGenerator<string> {
    yield `first ${this.audit.who()}, `;
    await new Promise(resolve => setImmediate(resolve));
    yield `then ${this.audit.who()}`;
  }

  @SlackCommand('/guarded')
  @UseGuards(ClsGuard)
  guarded(): string {
    return this.audit.who();
  }

  @UseCls<[SlackContext]>({ setup: (cls, context) => cls.set('user', context.userId) })
  @SlackCommand('/used')
  async used(@Ctx() _context: SlackContext): Promise<string> {
    return this.audit.who();
  }

  @SlackCommand('/used-within')
  @UseCls<[SlackContext]>({ setup: (cls, context) => cls.set('user', context.userId) })
  async usedWithin(@Ctx() _context: SlackContext): Promise<string> {
    return this.audit.who();
  }

  @SlackCommand('/free')
  free(): string {
    return this.audit.who();
  }
}

@Module({
  imports: [
    SlackSocketModeModule.forRoot({ enhancers: { guards: isEverywhere ? [ThrottlerGuard] : [] } }),
    ThrottlerModule.forRoot({
      throttlers: [{ ttl: 60_000, limit: 2 }],
      getTracker: (_request, host) => SlackContext.from(host).userId ?? 'nobody',
      errorMessage: 'Not so fast, please.',
    }),
    ClsModule.forRoot({ interceptor: { mount: isEverywhere, setup }, guard: { setup } }),
  ],
  providers: [Throttled, Audit, Audited],
})
class AppModule {}

await NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
process.stdout.write('up\n');
