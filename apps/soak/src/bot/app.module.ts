import { Module, type DynamicModule } from '@nestjs/common';
import { SlackSocketModeModule } from '@nest-slack/socket-mode';
import { OrderExecutor } from './order-executor.js';
import { SoakBot } from './soak.bot.js';

/** The handler timeout in milliseconds. */
export const HANDLER_TIMEOUT_MS = 8_000;

/** The root module of the bot. */
@Module({})
export class AppModule {
  static forRoot(connections: number): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SlackSocketModeModule.forRoot({
          connections,
          handlerTimeoutMs: HANDLER_TIMEOUT_MS,
          // Enough for the traffic, as long as timed out handlers free their slots.
          concurrency: { max: 50, maxQueued: 2_000 },
          // A soak compresses months into an hour. With the default backoff, no connection would count as healthy, and the
          // bot would spend the run waiting for the rate limit of new connections.
          backOff: { baseMs: 200, capMs: 2_000, openEveryMs: 100, healthyAfterMs: 1_000, disabledMs: 2_000 },
        }),
      ],
      providers: [OrderExecutor, SoakBot],
    };
  }
}
